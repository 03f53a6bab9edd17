const ATESTAT = {
  kind: 'formal',
  country: 'MD',
  title: 'Atestat de studii medii de cultură generală',
  awardedOn: '2010-06-20',
  durationYears: 11,
};
const DECIDED = { outcome: 'full', reasons: [], differences: [], conditions: [] };
const BASES = [{ agreement: 'ro-md-education', version: 3, article: '3(3)' }];

/** Bodies of requests that succeed on the demonstration; shown in the API document, and run by a test. */
export const RECOGNITION_EXAMPLES = {
  assess: { destination: 'RO', asOf: '2024-03-01', purposes: ['study'], credential: ATESTAT },
  openRecognitionCase: { purpose: 'title', lodgedOn: '2024-03-01', facts: { destination: 'RO', credential: ATESTAT } },
  requestEvidence: { asked: ['Transcript of records'] },
  giveEvidence: { given: 'Transcript of records, with apostille' },
  decideRecognitionCase: { ...DECIDED, bases: BASES },
  correctDecision: { ...DECIDED, bases: BASES, recognisedAs: { equivalentTitle: 'Diplomă de bacalaureat' } },
  proveCondition: { key: 'adaptation' },
  lodgeAppeal: { grounds: 'The school changed its stamp in 2009.' },
  decideOnAppeal: { ...DECIDED, bases: BASES },
  withdrawCase: { reason: 'The person has found another way.' },
  recordLicence: { state: 'applied', authority: 'Order of nurses' },
  planValidation: {
    standard: 'MD-5322',
    asOf: '2024-07-01',
    experiences: [{ occupation: '5322', country: 'IT', from: '2018-01', to: '2023-12' }],
  },
  openValidation: { standard: 'MD-5322' },
  assessUnit: { result: 'not-yet', reason: 'The protocol of the night shift is missing.' },
  awardValidation: { awardedOn: '2026-11-01' },
};
