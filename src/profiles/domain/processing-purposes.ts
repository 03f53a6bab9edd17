/** Article 6(1) of the GDPR, by its letter. */
export const LEGAL_BASES = ['consent', 'legal-obligation', 'public-task'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];
export const ARTICLES: Readonly<Record<LegalBasis, string>> = {
  consent: 'GDPR 6(1)(a)',
  'legal-obligation': 'GDPR 6(1)(c)',
  'public-task': 'GDPR 6(1)(e)',
};
export const WORDING_LANGUAGES = ['en', 'ro', 'fr'] as const;
export type WordingLanguage = (typeof WORDING_LANGUAGES)[number];

/** What a person is asked, in the present version; `{recipient}` and the like are filled in. A changed text takes the next version. */
export interface ConsentWording {
  readonly version: number;
  /** Asked only where a referral says what is released and until when; it cannot be given by itself. */
  readonly within?: 'referral';
  readonly texts: Readonly<Record<WordingLanguage, string>>;
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

/** Every purpose of the service; a table with words of people that none of them names fails a test. The state that runs it confirms the bases in its own law. */
export const PROCESSING_PURPOSES: readonly ProcessingPurpose[] = [
  {
    code: 'assess-and-match',
    basis: 'public-task',
    what: 'Say what agreements recognise of what a person has learnt, and which work fits it',
    collects: ['profiles.profile', 'profiles.evidence', 'recognition.assessment'],
  },
  {
    code: 'show-the-person',
    basis: 'public-task',
    what: 'Address the person by name; count by sex and age; never assess or rank by any of it',
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
    what: 'Tell the person who read them without looking after them, and why (GDPR 5(2), 32)',
    collects: ['identity.broken_glass'],
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
      texts: {
        en: '{recipient} may see my profile, to offer me work. I can withdraw this at any time; what was seen before stays lawful.',
        ro: '{recipient} îmi poate vedea profilul, pentru a-mi oferi de lucru. Pot retrage acest acord oricând; ce s-a văzut înainte rămâne legal.',
        fr: '{recipient} peut voir mon profil, pour me proposer du travail. Je peux retirer cet accord à tout moment ; ce qui a été vu avant reste licite.',
      },
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
      texts: {
        en: '{recipient} may see, until the end of {until}: {what}. Nothing else is shown. I can withdraw this at any time, and from then on nothing more is shown.',
        ro: '{recipient} poate vedea, până la sfârșitul zilei de {until}: {what}. Nimic altceva nu se arată. Pot retrage acest acord oricând, iar de atunci nu se mai arată nimic.',
        fr: '{recipient} peut voir, jusqu’à la fin du {until} : {what}. Rien d’autre n’est montré. Je peux retirer cet accord à tout moment, et plus rien n’est alors montré.',
      },
    },
  },
  {
    code: 'change-destination',
    basis: 'consent',
    what: 'The file of the person goes to the services of another country',
    collects: [],
    asks: {
      version: 1,
      texts: {
        en: 'My file may be handed to the services of {recipient}, where I now want to go. The services of the country before no longer see it.',
        ro: 'Dosarul meu poate fi predat serviciilor din {recipient}, unde vreau acum să merg. Serviciile țării dinainte nu îl mai văd.',
        fr: 'Mon dossier peut être remis aux services de {recipient}, où je veux aller désormais. Les services du pays précédent ne le voient plus.',
      },
    },
  },
  {
    code: 'apply-for-recognition',
    basis: 'consent',
    what: 'An authority opens a case of recognition in the name of the person, with what their profile says',
    collects: [],
    asks: {
      version: 1,
      texts: {
        en: '{recipient} may open a case of recognition for me and connect it with my profile. I can withdraw this at any time; a case already opened I withdraw there.',
        ro: '{recipient} poate deschide un dosar de recunoaștere pentru mine și îl poate lega de profilul meu. Pot retrage acest acord oricând; un dosar deja deschis îl retrag acolo.',
        fr: '{recipient} peut ouvrir pour moi un dossier de reconnaissance et le relier à mon profil. Je peux retirer cet accord à tout moment ; un dossier déjà ouvert se retire là-bas.',
      },
    },
  },
  {
    code: 'contact-origin',
    basis: 'consent',
    what: 'The authority asks the country of origin whether papers are genuine',
    collects: [],
    asks: {
      version: 1,
      texts: {
        en: '{recipient} may ask the authorities and schools that issued my papers whether they are genuine. I can withdraw this at any time.',
        ro: '{recipient} poate întreba autoritățile și școlile care mi-au eliberat actele dacă sunt autentice. Pot retrage acest acord oricând.',
        fr: '{recipient} peut demander aux autorités et écoles qui ont délivré mes documents s’ils sont authentiques. Je peux retirer cet accord à tout moment.',
      },
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
