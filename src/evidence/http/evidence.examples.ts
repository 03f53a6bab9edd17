/** Bodies of requests that succeed on the demonstration; shown in the API document, and run by a test. */
export const EVIDENCE_EXAMPLES = {
  previewImpact: {
    agreement: 'it-md-skills-demonstration',
    events: [
      { kind: 'suspended', on: '2026-11-20', version: 2, party: 'MD', source: { title: 'What if it were suspended', verified: false } },
    ],
  },
};
