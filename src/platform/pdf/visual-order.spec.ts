import { piecesOf } from './faces.js';
import { BidiText } from './visual-order.js';

const seen = (text: string, direction: 'ltr' | 'rtl', from = 0, to = text.length) =>
  new BidiText(text, direction).line(from, to).map((run) => [run.direction, run.text]);

describe('words on a line', () => {
  it('keep their order where all run from the left', () => {
    expect(seen('Article 3(3), version 2', 'ltr')).toEqual([['ltr', 'Article 3(3), version 2']]);
  });
  it('stand from the right in Arabic, numbers and Latin words within them from the left', () => {
    expect(seen('المستوى 3 ISCED', 'rtl')).toEqual([
      ['ltr', 'ISCED'],
      ['rtl', ' '],
      ['ltr', '3'],
      ['rtl', 'المستوى '],
    ]);
  });
  it('turn their brackets, leave out the signs that only order them, and drop spaces at the end of a line', () => {
    expect(seen('(\u2068نسخة\u2069) ', 'rtl')).toEqual([
      ['rtl', '('],
      ['rtl', 'نسخة'],
      ['rtl', ')'],
    ]);
  });
  it('are ordered within their own line when a text is cut', () => {
    expect(seen('نص Latin طويل', 'rtl', 0, 9)).toEqual([
      ['ltr', 'Latin'],
      ['rtl', 'نص '],
    ]);
  });
});

describe('the faces of a run', () => {
  it('keep signs with the words before them, and change with the writing', () => {
    expect(piecesOf({ text: 'Țara: Україна', direction: 'ltr' }, 'regular')).toEqual([{ text: 'Țara: Україна', face: 'regular' }]);
    expect(piecesOf({ text: 'نعم، لا', direction: 'rtl' }, 'bold')).toEqual([{ text: 'نعم، لا', face: 'arabic-bold' }]);
  });
  it('write in Latin letters what no face draws', () => {
    expect(piecesOf({ text: '北京', direction: 'ltr' }, 'regular')).toEqual([{ text: 'BeiJing', face: 'regular' }]);
  });
  it('turn round by themselves what has no letters from the right', () => {
    expect(piecesOf({ text: ' – 12', direction: 'rtl' }, 'regular')).toEqual([{ text: '21 – ', face: 'regular' }]);
  });
});
