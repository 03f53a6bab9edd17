import { FEE_WORD_LANGUAGES, feeWordsIn } from './fee-words.js';

describe('words of fees', () => {
  it.each([
    ['en', 'A placement fee of 300 EUR is deducted from your salary.', ['placement fee', 'deducted from your salary']],
    ['ro', 'Se percepe o taxă de recrutare; comisionul agenției e de 10 %.', ['taxa de recrutare', 'comisionul']],
    ['fr', 'Frais de dossier à la charge du candidat, caution demandée.', ['frais de dossier', 'a la charge du candidat', 'caution']],
    ['it', 'Spese di agenzia a carico del lavoratore.', ['spese di agenzia', 'a carico del lavoratore']],
    ['es', 'La comisión de la agencia se descuenta del sueldo.', ['comision', 'se descuenta del sueldo']],
    ['ar', 'رسوم التوظيف على حساب العامل', ['رسوم التوظيف', 'على حساب العامل']],
    ['uk', 'Плата за працевлаштування — за рахунок працівника.', ['плата за працевлаштування', 'за рахунок працівника']],
  ])('are found in %s', (language, text, words) => {
    expect(FEE_WORD_LANGUAGES).toContain(language);
    const found = feeWordsIn(text).map((one) => one.words.normalize('NFC'));
    expect(words.filter((one) => !found.includes(one.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC')))).toEqual([]);
  });

  it.each([
    'Îngrijim vârstnici la domiciliu; salariul se plătește lunar.',
    'We pay for your travel and your visa. Coffee is free.',
    'Nous cherchons un soudeur, précautions de sécurité exigées.',
    'Cercasi badante, vitto e alloggio.',
    'Працівник складу, зарплата щомісяця.',
  ])('are not seen where there are none: %s', (text) => {
    expect(feeWordsIn(text)).toEqual([]);
  });

  it('are shown to a person also where they are denied: nothing is refused by words alone', () => {
    expect(feeWordsIn('There is no placement fee.')).toEqual([{ language: 'en', words: 'placement fee' }]);
  });
});
