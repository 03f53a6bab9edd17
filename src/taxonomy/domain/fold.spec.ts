import fc from 'fast-check';
import { fold } from './fold.js';

describe('the folded form of a label', () => {
  it('makes one of Romanian with comma, with cedilla and without diacritics', () => {
    expect(fold('Îngrijirea bătrânilor și soțiilor')).toBe('ingrijirea batranilor si sotiilor');
    expect(fold('îngrijirea bătrânilor şi soţiilor')).toBe('ingrijirea batranilor si sotiilor');
  });
  it('opens the letters that French, German and Polish join', () => {
    expect(fold('Aide-soignante, œuvre, Straße, Łódź')).toBe('aide soignante oeuvre strasse lodz');
  });
  it('keeps what tells programming languages apart', () => {
    expect(fold('C++ / C#')).toBe('c++ c#');
  });
  it('is settled after once, and has no space at its ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = fold(text);
        expect(fold(once)).toBe(once);
        expect(once).toBe(once.trim());
      }),
    );
  });
});
