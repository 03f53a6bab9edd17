import { type PrincipalRole, ROLES_OF_PRINCIPALS, type Role } from './principal.js';

/**
 * How far a role reaches in one action. `own country`: people who go to it, vacancies in it, cases of its authority.
 * `their people`: those of them whom the caseworker has taken on; where the rule has `glass`, others too with a reason. `party`: agreements of which the country is a party. `own organisation`: what its feed brought. No entry: not at all.
 */
export type Scope =
  | 'own person'
  | 'own country'
  | 'their people'
  | 'own country, reason recorded'
  | 'own organisation'
  | 'party'
  | 'begun by oneself'
  | 'any';

/** What an action is done to, and the parameter of the address that names it. */
export const PARAMETER_OF = {
  person: 'profileId',
  vacancy: 'vacancyId',
  'recognition case': 'caseId',
  validation: 'validationId',
  agreement: 'agreementId',
  assignment: 'assignmentId',
  referral: 'referralId',
  operation: 'operationId',
  'webhook endpoint': 'endpointId',
  review: 'reviewId',
  'broken glass': 'glassId',
  'list of codes': 'scheme',
} as const;
export type SubjectKind = keyof typeof PARAMETER_OF;

interface Rule {
  readonly may: string;
  readonly about?: SubjectKind;
  /** Reads that a caseworker of the country may open with a reason, when the person is not theirs: entry, notice to the person, and a colleague who looks at it. */
  readonly glass?: true;
  readonly roles: Readonly<Partial<Record<Role, Scope>>>;
}

const COUNTRY = 'own country';
const REASON = 'own country, reason recorded';
const PEOPLE = 'their people';
const SELF = 'own person';
const FEED = 'own organisation';
const INSTALLATION = { installation: 'any' } as const;
const OPERATION = { operator: 'any', ...INSTALLATION } as const;
const EVERYBODY = Object.fromEntries(ROLES_OF_PRINCIPALS.map((role) => [role, 'any'])) as Record<PrincipalRole, 'any'>;
const READERS_OF_PEOPLE = {
  returnee: SELF,
  caseworker: PEOPLE,
  'employment-service': COUNTRY,
  'consular-registrar': COUNTRY,
  auditor: REASON,
  ...INSTALLATION,
} as const;
const PARTY = { 'agreement-administrator': 'party' } as const;

/** Who may do what, and how far: the whole of it. Whatever is not here, nobody may. Shown in README.md; held by the one guard. */
export const POLICY = {
  'profiles:create': {
    may: 'register a person',
    roles: { caseworker: COUNTRY, 'employment-service': COUNTRY, 'consular-registrar': COUNTRY, ...INSTALLATION },
  },
  'people:look-up': {
    may: 'find out by their name, also spelled otherwise, whether somebody is registered, and who looks after them; tell people of one name apart',
    roles: { caseworker: COUNTRY, 'consular-registrar': COUNTRY, ...INSTALLATION },
  },
  'answers:keep': {
    may: 'keep the answers of a self-assessment as their own profile',
    roles: { returnee: SELF },
  },
  'profiles:read': {
    may: 'read what a person has learned, done, shown and agreed to',
    about: 'person',
    glass: true,
    roles: READERS_OF_PEOPLE,
  },
  'profiles:write': {
    may: 'change it; give and withdraw consents',
    about: 'person',
    roles: { returnee: SELF, caseworker: PEOPLE, 'employment-service': COUNTRY, 'consular-registrar': COUNTRY, ...INSTALLATION },
  },
  'profiles:erase': {
    may: 'erase a person',
    about: 'person',
    roles: { returnee: SELF, caseworker: PEOPLE, ...INSTALLATION },
  },
  'profiles:export': {
    may: 'have everything that is held about a person in one archive',
    about: 'person',
    roles: { returnee: SELF, caseworker: PEOPLE, ...INSTALLATION },
  },
  'passports:make': {
    may: 'make a skills passport of a person, read it and take it back',
    about: 'person',
    roles: { returnee: SELF, caseworker: PEOPLE, ...INSTALLATION },
  },
  'passports:share': {
    may: 'say who may read a skills passport until when, and see who did',
    about: 'person',
    roles: { returnee: SELF },
  },
  'people:take-on': {
    may: 'take on a person whom nobody looks after yet',
    about: 'person',
    roles: { caseworker: COUNTRY },
  },
  'people:open': {
    may: 'open the whole page of a person at the desk: profile, assessments, matches, consents, history',
    about: 'person',
    roles: { caseworker: PEOPLE },
  },
  'people:hand-back': {
    may: 'give up looking after a person, so that somebody else may',
    about: 'person',
    roles: { caseworker: PEOPLE, ...INSTALLATION },
  },
  'accesses:read': {
    may: 'see who looks after a person, and who else broke the glass to read them, and why',
    about: 'person',
    roles: { returnee: SELF, caseworker: PEOPLE, auditor: REASON, ...INSTALLATION },
  },
  'glass:break': {
    may: 'read the page of a person whom they do not look after, once and with a reason that the person sees',
    about: 'person',
    roles: { caseworker: COUNTRY },
  },
  'glass:list': { may: 'list broken glass that nobody has looked at yet', roles: { caseworker: COUNTRY, auditor: REASON } },
  'glass:look-at': {
    may: 'say of a glass that a colleague broke whether it was in order',
    about: 'broken glass',
    roles: { caseworker: COUNTRY },
  },
  'erasures:read': {
    may: 'read the receipt of an erasure, which names nobody',
    roles: { returnee: 'any', caseworker: 'any', auditor: 'any', ...INSTALLATION },
  },
  'assessments:read': {
    may: 'read what is recognised of a person, and why',
    about: 'person',
    glass: true,
    roles: READERS_OF_PEOPLE,
  },
  'validations:open': {
    may: 'open a validation of informal learning',
    about: 'person',
    roles: { returnee: SELF, caseworker: PEOPLE, ...INSTALLATION },
  },
  'validations:read': {
    may: 'read the validations of a person',
    about: 'person',
    glass: true,
    roles: { returnee: SELF, caseworker: PEOPLE, assessor: COUNTRY, auditor: REASON, ...INSTALLATION },
  },
  'validations:assess': {
    may: 'assess units of a national standard, award its certificate',
    about: 'validation',
    roles: { assessor: COUNTRY },
  },
  'desk:open': {
    may: 'see what waits on the desk of the country, and who has no caseworker yet, without names',
    roles: { caseworker: COUNTRY },
  },
  'cases:open': { may: 'open a recognition case', roles: { assessor: COUNTRY } },
  'cases:list': { may: 'list recognition cases', roles: { assessor: COUNTRY, caseworker: COUNTRY, auditor: REASON } },
  'cases:read': {
    may: 'read a recognition case and its steps',
    about: 'recognition case',
    roles: { returnee: SELF, caseworker: COUNTRY, assessor: COUNTRY, auditor: REASON },
  },
  'cases:apply': {
    may: 'give evidence, appeal, withdraw',
    about: 'recognition case',
    roles: { returnee: SELF, assessor: COUNTRY },
  },
  'cases:decide': {
    may: 'ask for evidence, complete, decide, correct, decide on appeal',
    about: 'recognition case',
    roles: { assessor: COUNTRY },
  },
  'matches:read': {
    may: 'read the ranked work of a person and what would open more',
    about: 'person',
    glass: true,
    roles: { returnee: SELF, caseworker: PEOPLE, 'employment-service': COUNTRY, auditor: REASON, ...INSTALLATION },
  },
  'reviews:ask': {
    may: 'ask that a human looks at what was advised, and see what became of it',
    about: 'person',
    roles: { returnee: SELF, caseworker: PEOPLE, ...INSTALLATION },
  },
  'reviews:list': {
    may: 'see which reviews wait on the desk',
    roles: { caseworker: COUNTRY, assessor: COUNTRY, auditor: REASON },
  },
  'reviews:read': {
    may: 'read what was asked of a human, and what was advised then',
    about: 'review',
    roles: { returnee: SELF, caseworker: COUNTRY, assessor: COUNTRY, auditor: REASON },
  },
  'reviews:answer': {
    may: 'answer a review, by name',
    about: 'review',
    roles: { caseworker: COUNTRY, assessor: COUNTRY },
  },
  'candidates:read': {
    may: 'read who fits a vacancy, under pseudonyms',
    about: 'vacancy',
    roles: { caseworker: COUNTRY, 'employment-service': COUNTRY, auditor: REASON, ...INSTALLATION },
  },
  'assignments:propose': {
    may: 'propose placements for many people, and decide on them',
    about: 'assignment',
    roles: { caseworker: COUNTRY, ...INSTALLATION },
  },
  'unlocks:count': {
    may: 'read which steps would open most work, without names',
    roles: {
      caseworker: COUNTRY,
      'employment-service': COUNTRY,
      'agreement-administrator': COUNTRY,
      auditor: COUNTRY,
      ...INSTALLATION,
    },
  },
  'referrals:propose': {
    may: 'propose a person to an employer, a validation centre or an authority; one’s own application',
    roles: { returnee: SELF, caseworker: COUNTRY, 'employment-service': FEED, ...INSTALLATION },
  },
  'referrals:read': {
    may: 'read referrals: states, days and codes',
    about: 'referral',
    roles: { returnee: SELF, caseworker: COUNTRY, 'employment-service': FEED, auditor: REASON, ...INSTALLATION },
  },
  'referrals:released': {
    may: 'read what a person released to the recipient, while they allow it',
    about: 'referral',
    roles: { caseworker: COUNTRY, 'employment-service': FEED, ...INSTALLATION },
  },
  'referrals:move': {
    may: 'take a referral a step further, by the two rows below',
    about: 'referral',
    roles: { returnee: SELF, caseworker: COUNTRY, 'employment-service': FEED, ...INSTALLATION },
  },
  'referrals:answer': {
    may: 'agree, decline, withdraw: the person, or their caseworker who heard them',
    about: 'referral',
    roles: { returnee: SELF, caseworker: PEOPLE, ...INSTALLATION },
  },
  'referrals:report': {
    may: 'say that a recipient was contacted, met, hired or refused somebody, and whether they are still there',
    about: 'referral',
    roles: { caseworker: COUNTRY, 'employment-service': FEED, ...INSTALLATION },
  },
  'referrals:override': {
    may: 'decide, as the second person, whether a referral that was held back goes on',
    about: 'referral',
    roles: { caseworker: COUNTRY },
  },
  'fee-reviews:decide': {
    may: 'say whether an advertisement that speaks of fees charges the worker one',
    roles: { caseworker: COUNTRY },
  },
  'agency-licences:write': {
    may: 'record and end licences of recruitment agencies',
    roles: { 'agreement-administrator': COUNTRY, ...INSTALLATION },
  },
  'vacancies:read': {
    may: 'read vacancies',
    roles: { returnee: 'any', caseworker: 'any', 'employment-service': 'any', auditor: 'any', ...INSTALLATION },
  },
  'vacancies:write': {
    may: 'send, change, separate and import vacancies',
    about: 'vacancy',
    roles: { caseworker: FEED, 'employment-service': FEED, ...INSTALLATION },
  },
  'webhooks:manage': {
    may: 'say which addresses of an organisation are told what happens, and see what they were told',
    about: 'webhook endpoint',
    roles: { 'employment-service': FEED, ...INSTALLATION },
  },
  'imports:move': {
    may: 'pause, resume and take back an import',
    about: 'operation',
    roles: { caseworker: 'begun by oneself', 'employment-service': 'begun by oneself', ...OPERATION },
  },
  'feeds:map': {
    may: 'say how the feed of a source is read',
    roles: { caseworker: FEED, 'employment-service': FEED, ...INSTALLATION },
  },
  'feeds:watch': {
    may: 'see how the feeds of the organisation were taken in, and which rows were refused',
    roles: { caseworker: FEED, 'employment-service': FEED },
  },
  'code-mappings:publish': {
    may: 'publish what the codes of a national list of occupations mean',
    about: 'list of codes',
    roles: { 'employment-service': COUNTRY, ...INSTALLATION },
  },
  'wordings:correct': {
    may: 'say what a wording of a source means',
    roles: { caseworker: FEED, 'employment-service': FEED, ...INSTALLATION },
  },
  'qualifications:write': { may: 'add a national title', roles: { assessor: COUNTRY, ...INSTALLATION } },
  'drafts:read': {
    may: 'read texts and acts that are not yet agreed',
    about: 'agreement',
    roles: { ...PARTY, auditor: 'party' },
  },
  'drafts:write': { may: 'begin an agreement, write its next text', about: 'agreement', roles: PARTY },
  'drafts:move': { may: 'submit, return, approve; sign, ratify, suspend, end', about: 'agreement', roles: PARTY },
  'impact:preview': { may: 'count what a text would change', roles: PARTY },
  'agreements:import': { may: 'record published agreements', roles: INSTALLATION },
  'reassessments:read': {
    may: 'read how far a change of an agreement has reached',
    about: 'agreement',
    roles: { ...PARTY, auditor: 'party', ...OPERATION },
  },
  'operations:read': {
    may: 'read the progress and the verdicts of long work',
    about: 'operation',
    roles: {
      'employment-service': 'begun by oneself',
      caseworker: 'begun by oneself',
      'agreement-administrator': 'begun by oneself',
      ...OPERATION,
    },
  },
  'operations:list': { may: 'list long work, also what the service does by itself', roles: OPERATION },
  'indicators:read': { may: 'read counts of people by sex, and never a person', roles: { 'evidence-officer': COUNTRY } },
  'statistics:read': {
    may: 'read open work and people who look for it, added up by occupation, skill and region, and never a person',
    roles: {
      caseworker: 'any',
      'employment-service': 'any',
      'agreement-administrator': 'any',
      auditor: 'any',
      'evidence-officer': 'any',
      ...OPERATION,
    },
  },
  'mail:read': { may: 'read letters to people that were not sent, and how the others went', roles: INSTALLATION },
  'audit:read': { may: "read what was done and read, without anybody's data", roles: { auditor: COUNTRY } },
  'sandbox:reset': {
    may: 'put a sandbox back to its invented people and vacancies',
    roles: { 'employment-service': COUNTRY, ...INSTALLATION },
  },
  'session:end': { may: 'sign out', roles: EVERYBODY },
  'match-runs:begin': { may: 'have everybody ranked anew', roles: OPERATION },
  'dead-letters:handle': { may: 'read, retry and lay aside jobs that were given up', roles: OPERATION },
} as const satisfies Readonly<Record<string, Rule>>;

export type Action = keyof typeof POLICY;

export function ruleOf(action: Action): Rule {
  return POLICY[action];
}

export function isAction(value: unknown): value is Action {
  return typeof value === 'string' && Object.hasOwn(POLICY, value);
}
