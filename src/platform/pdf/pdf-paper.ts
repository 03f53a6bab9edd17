import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { FACES } from './faces.js';
import type { Figure, Row } from './pdf-plan.js';
import { heightOf, type Laid, type Said, type Style, Typesetter, type Words } from './typesetter.js';
import type { Direction } from './visual-order.js';

/** Points: A4 (ISO 216) and its margin. */
const [WIDTH, HEIGHT, MARGIN] = [595.28, 841.89, 50] as const;
const GAP = 10;

/** A tagged PDF of A4 pages (ISO 32000-1, 14.8; ISO 14289-1): what is read aloud are the words as they were given, in their order and with their language. */
export class PdfPaper {
  private readonly document: PDFKit.PDFDocument;
  private readonly whole: PDFKit.PDFStructureElement;
  private readonly bytes: Promise<Buffer>;
  private readonly setter: Typesetter;
  private y = MARGIN;

  constructor(
    { text: title, language }: Words,
    private readonly direction: Direction,
  ) {
    const tagged = { pdfVersion: '1.7', tagged: true, subset: 'PDF/UA', lang: language, displayTitle: true } as const;
    this.document = new PDFDocument({ size: 'A4', margin: 0, info: { Title: title, Producer: 'Passerelle' }, ...tagged } as never);
    for (const [face, file] of Object.entries(FACES)) this.document.registerFont(face, file);
    this.setter = new Typesetter(this.document);
    this.bytes = buffer(this.document);
    this.whole = this.document.struct('Document');
    this.document.addStructure(this.whole);
  }

  get width(): number {
    return WIDTH - 2 * MARGIN;
  }

  /** @param tag of the structure: H1, H2, P … @param keep points below that go with it to the next page */
  say(tag: string, said: Said, style: Style, keep = 0): void {
    const laid = this.setter.laid(said, style, this.width);
    this.makeRoom(heightOf(laid) + keep);
    this.add(laid, tag, MARGIN, this.width);
    this.y += heightOf(laid) + style.size * 0.45;
  }

  /** The heading of a row stands at the side where reading begins. */
  table(rows: readonly Row[]): void {
    if (!rows.length) return;
    const table = this.document.struct('Table');
    this.whole.add(table);
    for (const row of rows) this.row(table, row);
    table.end();
    this.y += GAP;
  }

  figure({ outline, box, side, alt }: Figure): void {
    this.makeRoom(side);
    const left = this.direction === 'rtl' ? WIDTH - MARGIN - side : MARGIN;
    const draw = () => {
      this.document
        .save()
        .translate(left, this.y)
        .scale(side / box);
      this.document.path(outline).lineWidth(1).stroke('#000000').restore();
    };
    const bbox = [left, this.y, left + side, this.y + side];
    this.whole.add(this.document.struct('Figure', { alt, bbox, placement: 'Block' } as never, [draw]));
    this.y += side + GAP;
  }

  space(points: number): void {
    this.y += points;
  }

  end(): Promise<Buffer> {
    this.whole.end();
    this.document.end();
    return this.bytes;
  }

  private row(table: PDFKit.PDFStructureElement, cells: Row): void {
    const widths = [this.width * 0.32, this.width * 0.68 - GAP] as const;
    const laid = cells.map(({ said, style }, at) => this.setter.laid(said, style, widths[at] as number));
    const height = Math.max(...laid.map(heightOf));
    this.makeRoom(height);
    const row = this.document.struct('TR');
    table.add(row);
    const starts = this.direction === 'rtl' ? [WIDTH - MARGIN - widths[0], MARGIN] : [MARGIN, MARGIN + widths[0] + GAP];
    cells.forEach(({ tag }, at) => {
      const cell = this.document.struct(tag, (tag === 'TH' ? { scope: 'Row' } : {}) as never);
      row.add(cell);
      this.add(laid[at] as readonly Laid[], 'P', starts[at] as number, widths[at] as number, cell);
      cell.end();
    });
    row.end();
    this.y += height + 3;
  }

  /** One element a language; a heading is one in the first of them. */
  private add(laid: readonly Laid[], tag: string, left: number, width: number, into = this.whole): void {
    let top = this.y;
    laid.forEach((one, at) => {
      const from = top;
      const draw = () => this.setter.draw(one, left, from, width);
      into.add(this.document.struct(at ? 'P' : tag, { lang: one.words.language, actual: one.words.text }, [draw]));
      top += heightOf([one]);
    });
  }

  private makeRoom(height: number): void {
    if (this.y + height <= HEIGHT - MARGIN || this.y === MARGIN) return;
    this.document.addPage();
    this.y = MARGIN;
  }
}
