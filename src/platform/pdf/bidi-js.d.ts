/** What we use of bidi-js 1.1, which brings no types. */
declare module 'bidi-js' {
  interface Levels {
    /** Embedding level of each UTF-16 unit; odd: written from the right. */
    readonly levels: Uint8Array;
  }
  interface Bidi {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl'): Levels;
    getMirroredCharacter(character: string): string | null;
  }
  export default function bidiFactory(): Bidi;
}
