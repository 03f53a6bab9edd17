const SKILL = 'http://data.europa.eu/esco/skill/261e740b-d32d-4356-94a8-3ea29128b70b';
const CARE_ABROAD = { occupation: '5322', country: 'IT', from: '2018-01', to: '2024-06', hoursPerWeek: 40, evidence: 'attested' };
const CERTIFICATE = { kind: 'non-formal', country: 'IT', title: 'UNI 11766', awardedOn: '2021-05-14', evidence: 'original' };

/** Bodies of requests that succeed on the demonstration; shown in the API document, and run by a test. */
export const PROFILES_EXAMPLES = {
  createProfile: {
    destination: 'MD',
    languages: [{ language: 'ro', level: 'C2' }],
    wishes: { regions: ['MD-OR'] },
    details: { displayName: 'Ana Marcu', birthDate: '1984-03-25', phone: '+373 60 123 456' },
    experiences: [CARE_ABROAD],
  },
  searchPeople: { name: 'Ana Marcu', dateOfBirth: '1984-03-25', phone: '+373 60 123 456' },
  changeProfile: { wishes: { regions: ['MD-OR', 'MD-BA'] } },
  addCredential: CERTIFICATE,
  addExperience: CARE_ABROAD,
  addClaimedSkill: { skill: SKILL, evidence: 'self-declared' },
  addEvidence: { kind: 'register-extract', grade: 'attested', description: 'INPS extract 2018–2019' },
  giveConsent: { recipient: 'ANOFM Orhei', purpose: 'referral', language: 'ro', until: '2099-12-31' },
  answerWhetherLooking: { looking: true },
};
