import { type Face, type Piece, piecesOf, type Weight } from './faces.js';
import { BidiText, type Direction } from './visual-order.js';

/** Words, in which language they are (BCP 47) and how it is read. */
export interface Words {
  readonly text: string;
  readonly language: string;
  readonly direction: Direction;
}
/** The same in each language of the paper, the first one first. */
export type Said = readonly Words[];

export interface Style {
  /** Points. */
  readonly size: number;
  readonly weight: Weight;
  readonly colour?: string;
}
interface Line {
  /** From left to right. */
  readonly pieces: readonly Piece[];
  readonly width: number;
}
/** Words as lines of one style. */
export interface Laid {
  readonly words: Words;
  readonly style: Style;
  readonly lines: readonly Line[];
}

/** Height of a line in heights of its letters. */
const LEADING = 1.36;
const INK = '#111111';

/** Cuts words into lines that fit, and draws them. */
export class Typesetter {
  private readonly widths = new Map<string, number>();

  constructor(private readonly document: PDFKit.PDFDocument) {}

  /** @param width points */
  laid(said: Said, style: Style, width: number): readonly Laid[] {
    return said.map((words, at) => {
      const own: Style = at ? { ...style, size: style.size * 0.92, colour: '#444444' } : style;
      return { words, style: own, lines: this.linesOf(words, own, width) };
    });
  }

  /** As many words a line as fit; a word that is longer than a line is cut. */
  private linesOf({ text, direction }: Words, style: Style, width: number): readonly Line[] {
    const written = new BidiText(text.replace(/\s+/g, ' ').trim(), direction);
    const line = (from: number, to: number) => this.line(written, from, to, style);
    const fits = (from: number, to: number) => line(from, to).width <= width;
    const space = this.widthOf({ text: ' ', face: style.weight }, style.size);
    const lines: Line[] = [];
    let [from, to, wide] = [0, 0, 0];
    for (const end of endsOfWords(written.text)) {
      const word = line(to, end).width;
      if (to > from && wide + word > width) {
        lines.push(line(from, to));
        [from, wide] = [to, 0];
      }
      while (!fits(from, end)) {
        const cut = lastThat((place) => fits(from, place), from + 1);
        lines.push(line(from, cut));
        from = cut;
      }
      wide += line(Math.max(from, to), end).width + space;
      to = end;
    }
    return from < to ? [...lines, line(from, to)] : lines;
  }

  private line(written: BidiText, from: number, to: number, { size, weight }: Style): Line {
    const pieces = written.line(from, to).flatMap((run) => piecesOf(run, weight));
    return { pieces, width: pieces.reduce((sum, piece) => sum + this.widthOf(piece, size), 0) };
  }

  private widthOf({ text, face }: Piece, size: number): number {
    const key = `${face} ${size} ${text}`;
    const width = this.widths.get(key) ?? this.document.font(face).fontSize(size).widthOfString(text, shapingOf(face));
    this.widths.set(key, width);
    return width;
  }

  /** @param left of the column @param top of its first line @param width of the column; lines begin at the side where reading begins */
  draw({ lines, words: { direction }, style }: Laid, left: number, top: number, width: number): void {
    lines.forEach((line, at) => {
      const x = direction === 'rtl' ? left + width - line.width : left;
      this.drawLine(line, style, x, top + style.size * (1 + at * LEADING));
    });
  }

  private drawLine({ pieces }: Line, { size, colour = INK }: Style, left: number, baseline: number): void {
    let x = left;
    for (const { text, face } of pieces) {
      this.document.font(face).fontSize(size).fillColor(colour);
      this.document.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic', ...shapingOf(face) });
      x += this.widthOf({ text, face }, size);
    }
  }
}

export function heightOf(laid: readonly Laid[]): number {
  return laid.reduce((sum, { lines, style }) => sum + lines.length * style.size * LEADING, 0);
}

/** Words from the right are shaped and turned round as one; others one by one, each once. */
function shapingOf(face: Face): { readonly features?: [] } {
  return face.startsWith('arabic') ? { features: [] } : {};
}

/** The last place from `first` on up to which it holds. */
function lastThat(holds: (place: number) => boolean, first: number): number {
  let place = first;
  while (holds(place + 1)) place++;
  return place;
}

function endsOfWords(text: string): readonly number[] {
  return [...text.matchAll(/\S+\s*/g)].map((word) => word.index + word[0].length);
}
