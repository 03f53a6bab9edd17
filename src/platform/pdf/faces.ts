import path from 'node:path';
import anyAscii from 'any-ascii';
import { type Font, openSync } from 'fontkit';
import type { Run } from './visual-order.js';

const FONTS = path.resolve(import.meta.dirname, '../../../../node_modules/@expo-google-fonts');

/**
 * Noto Sans for Latin, Cyrillic, Greek and Devanagari; IBM Plex Sans Arabic, which has one shape a letter, so that words copied out of the file are
 * the words that were written. Both under the SIL Open Font License 1.1.
 */
export const FACES = {
  regular: path.join(FONTS, 'noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: path.join(FONTS, 'noto-sans/700Bold/NotoSans_700Bold.ttf'),
  'arabic-regular': path.join(FONTS, 'ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf'),
  'arabic-bold': path.join(FONTS, 'ibm-plex-sans-arabic/700Bold/IBMPlexSansArabic_700Bold.ttf'),
} as const;
export type Face = keyof typeof FACES;
export type Weight = 'regular' | 'bold';

/** Letters of one face, as they are handed to it. */
export interface Piece {
  readonly text: string;
  readonly face: Face;
}

const ARABIC = /\p{Script=Arabic}/u;

/** A run cut by face, from left to right. The shaper turns Arabic words round by itself; what else stands in a run from the right is turned round here. */
export function piecesOf(run: Run, weight: Weight): readonly Piece[] {
  const cut = cutByFace(run.text, weight);
  return run.direction === 'ltr' ? cut : cut.toReversed().map(turned);
}

function cutByFace(text: string, weight: Weight): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const character of text) {
    const before = pieces.at(-1);
    const [face, drawn] = faceFor(character, weight, before?.face);
    if (before && before.face === face) pieces[pieces.length - 1] = { face, text: before.text + drawn };
    else pieces.push({ face, text: drawn });
  }
  return pieces;
}

/** Spaces and signs stay in the face of what stands before them, so that words are shaped whole. What no face draws is written in Latin letters. */
function faceFor(character: string, weight: Weight, before: Face | undefined): readonly [Face, string] {
  const arabic: Face = `arabic-${weight}`;
  const isSign = /[\p{Script=Common}\p{Script=Inherited}]/u.test(character);
  const wanted: readonly Face[] = isSign && before ? [before, weight, arabic] : ARABIC.test(character) ? [arabic] : [weight, arabic];
  const drawing = wanted.find((face) => has(face, character));
  return drawing ? [drawing, character] : [weight, anyAscii(character)];
}

const fonts = new Map<Face, Font>();

function has(face: Face, character: string): boolean {
  const font = fonts.get(face) ?? (openSync(FACES[face]) as Font);
  fonts.set(face, font);
  return font.hasGlyphForCodePoint(character.codePointAt(0) as number);
}

function turned(piece: Piece): Piece {
  return ARABIC.test(piece.text) ? piece : { ...piece, text: [...piece.text].toReversed().join('') };
}
