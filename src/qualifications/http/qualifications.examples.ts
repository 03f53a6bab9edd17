/** Bodies of requests that succeed on the demonstration; shown in the API document, and run by a test. */
export const QUALIFICATIONS_EXAMPLES = {
  addQualification: {
    country: 'MD',
    title: 'Certificat de calificare: apicultor',
    aliases: ['Certificat de apicultor'],
    mappings: [
      { iscedLevel: 3, iscedAttainment: '353', source: 'National qualifications register, read on 1 November 2026', certainty: 'seen' },
    ],
  },
};
