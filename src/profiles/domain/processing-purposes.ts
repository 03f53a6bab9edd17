import {
  ALERTS_BY_MAIL,
  APPLY_FOR_RECOGNITION,
  CHANGE_DESTINATION,
  CONTACT_ORIGIN,
  KEEP_ANSWERS,
  KEEP_AS_PROFILE,
  LETTERS_BY_MAIL,
  REFERRAL,
  RELEASE_FOR_REFERRAL,
  RETURN_BY_MAIL,
  type WordingLanguage,
  type Wordings,
} from './consent-wordings.js';

/** Article 6(1) of the GDPR, by its letter. */
export const LEGAL_BASES = ['consent', 'legal-obligation', 'public-task'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];
export const ARTICLES: Readonly<Record<LegalBasis, string>> = {
  consent: 'GDPR 6(1)(a)',
  'legal-obligation': 'GDPR 6(1)(c)',
  'public-task': 'GDPR 6(1)(e)',
};

/** What a person is asked, in the present version; `{recipient}` and the like are filled in. A changed text takes the next version. */
export interface ConsentWording {
  readonly version: number;
  /** Asked only there: where a referral says what is released and until when, before anybody has a profile, or where answers become one; it cannot be given by itself. */
  readonly within?: 'referral' | 'self-assessment' | 'account';
  readonly texts: Wordings;
}

/** Why personal data are collected, on which basis, and where they lie. `asks` where the basis is consent, and only there. */
export interface ProcessingPurpose {
  readonly code: string;
  readonly basis: LegalBasis;
  readonly what: string;
  /** Tables. */
  readonly collects: readonly string[];
  readonly asks?: ConsentWording;
}

/** The recipient of such a consent is the address. */
export const MAIL_PURPOSE = 'letters-by-mail';

/** Every purpose of the service; a table with words of people that none of them names fails a test. The state that runs it confirms the bases in its own law. */
export const PROCESSING_PURPOSES: readonly ProcessingPurpose[] = [
  {
    code: 'assess-and-match',
    basis: 'public-task',
    what: 'Say what agreements recognise of what a person has learnt, and which work fits it',
    collects: ['profiles.profile', 'profiles.evidence', 'profiles.evidence_file', 'recognition.assessment'],
  },
  {
    code: 'show-the-person',
    basis: 'public-task',
    what: 'Address and reach the person; find their file again and tell people of one name apart; count by sex and age; never assess or rank by any of it',
    collects: ['profiles.personal_details'],
  },
  {
    code: 'decide-on-recognition',
    basis: 'public-task',
    what: 'An authority deals with an application, gives reasons and hears an appeal',
    collects: ['recognition.case_step', 'recognition.validation_result', 'recognition.validation_award'],
  },
  {
    code: 'refer-to-work',
    basis: 'public-task',
    what: 'Propose a person to an employer, a validation centre or an authority, and know what came of it',
    collects: ['referrals.referral_step'],
  },
  {
    code: 'keep-consents',
    basis: 'legal-obligation',
    what: 'Show that consent was given, to what words, and when it was withdrawn (GDPR 7(1))',
    collects: ['profiles.consent'],
  },
  {
    code: 'human-review',
    basis: 'legal-obligation',
    what: 'A human looks at what was advised, because the person asked (GDPR 22(3))',
    collects: ['reviews.review', 'reviews.answer'],
  },
  {
    code: 'tell-who-looked',
    basis: 'legal-obligation',
    what: 'Say why somebody read a person without looking after them, as a caseworker or an auditor (GDPR 5(2), 32)',
    collects: ['identity.broken_glass', 'identity.reasoned_access'],
  },
  {
    code: 'give-out-passports',
    basis: 'public-task',
    what: 'A skills passport that the person asks for: verified by its code, opened to readers whom the person names, who opened it told',
    collects: ['passport.opening', 'passport.passport', 'passport.share'],
  },
  {
    code: 'answer-once',
    basis: 'public-task',
    what: 'Give a repeated request its first answer, for 24 hours',
    collects: ['platform.idempotency_key'],
  },
  {
    code: 'referral',
    basis: 'consent',
    what: 'An employment service or employer sees the profile of the person',
    collects: [],
    asks: {
      version: 1,
      texts: REFERRAL,
    },
  },
  {
    code: 'release-for-referral',
    basis: 'consent',
    what: 'One recipient sees what the person named, until the day that they named',
    collects: [],
    asks: {
      version: 1,
      within: 'referral',
      texts: RELEASE_FOR_REFERRAL,
    },
  },
  {
    code: MAIL_PURPOSE,
    basis: 'consent',
    what: 'Letters by e-mail, when something of the person waits; never what it is about',
    collects: ['platform.mail'],
    asks: {
      version: 1,
      texts: LETTERS_BY_MAIL,
    },
  },
  {
    code: 'keep-answers',
    basis: 'consent',
    what: 'Answers of a self-assessment without an account, between one page and the next, until the day that the person chose',
    collects: ['self_assessment.draft', 'self_assessment.paper', 'self_assessment.confirmation'],
    asks: { version: 1, within: 'self-assessment', texts: KEEP_ANSWERS },
  },
  {
    code: 'return-by-mail',
    basis: 'consent',
    what: 'An address to which links back to such answers are sent, kept with them and no longer',
    collects: [],
    asks: { version: 1, within: 'self-assessment', texts: RETURN_BY_MAIL },
  },
  {
    code: 'alerts-by-mail',
    basis: 'consent',
    what: 'Letters about new work that fits such answers, until they are erased or one press ends them',
    collects: ['self_assessment.alert'],
    asks: { version: 1, within: 'account', texts: ALERTS_BY_MAIL },
  },
  {
    code: 'keep-as-profile',
    basis: 'consent',
    what: 'Answers of a self-assessment become the profile of the person, in their own account',
    collects: [],
    asks: { version: 1, within: 'account', texts: KEEP_AS_PROFILE },
  },
  {
    code: 'change-destination',
    basis: 'consent',
    what: 'The file of the person goes to the services of another country',
    collects: [],
    asks: {
      version: 1,
      texts: CHANGE_DESTINATION,
    },
  },
  {
    code: 'apply-for-recognition',
    basis: 'consent',
    what: 'An authority opens a case of recognition in the name of the person, with what their profile says',
    collects: [],
    asks: {
      version: 1,
      texts: APPLY_FOR_RECOGNITION,
    },
  },
  {
    code: 'contact-origin',
    basis: 'consent',
    what: 'The authority asks the country of origin whether papers are genuine',
    collects: [],
    asks: {
      version: 1,
      texts: CONTACT_ORIGIN,
    },
  },
];

/** What can be consented to by itself. */
export const CONSENT_PURPOSES = PROCESSING_PURPOSES.flatMap(({ code, asks }) => (asks && !asks.within ? [code] : []));

/** The words that are shown and kept. @param values for the blanks of the text @returns undefined: nobody consents to this */
export function wordingOf(
  code: string,
  language: WordingLanguage,
  values: Readonly<Record<string, string>>,
): { text: string; version: number } | undefined {
  const asks = PROCESSING_PURPOSES.find((one) => one.code === code)?.asks;
  return (
    asks && { text: asks.texts[language].replace(/\{(\w+)\}/g, (blank, name: string) => values[name] ?? blank), version: asks.version }
  );
}

export const isGivenOn = (
  { until, withdrawnAt }: { readonly until: string | null; readonly withdrawnAt: Date | null },
  day: string,
): boolean => withdrawnAt === null && (until === null || until >= day);
