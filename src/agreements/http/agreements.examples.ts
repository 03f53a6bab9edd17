const SOURCE = { title: 'Invented for this example', verified: false };
const PARTIES = [{ country: 'MD' }, { country: 'RO' }];
const TEXT = {
  number: 1,
  title: { en: 'First text' },
  purposes: ['study'],
  provisions: [
    {
      key: 'upper-secondary',
      article: '2',
      title: { en: 'Upper secondary education opens studies' },
      purposes: ['study'],
      condition: { test: 'isced-level', min: 3, max: 4 },
      effect: { kind: 'recognition', outcome: 'full' },
      source: SOURCE,
    },
  ],
  sources: [SOURCE],
  languages: ['ro'],
};

/** Bodies of requests that succeed on the demonstration; shown in the API document, and run by a test. */
export const AGREEMENTS_EXAMPLES = {
  beginAgreement: { slug: 'md-ro-example', kind: 'recognition', title: { en: 'An example' }, parties: PARTIES, demonstration: true },
  writeAgreementVersion: TEXT,
  moveAgreementVersion: { action: 'return', reason: 'Article 2 has to say which schools it means.' },
  importAgreement: {
    slug: 'md-ro-published-example',
    kind: 'recognition',
    title: { en: 'A published example' },
    parties: PARTIES,
    demonstration: true,
    versions: [TEXT],
    events: [{ kind: 'entered-into-force', on: '2020-01-01', version: 1, source: SOURCE }],
  },
};
