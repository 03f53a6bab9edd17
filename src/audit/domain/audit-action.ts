/** What a detail may be: a code, a count, an id or a yes; free text and names have no place here. */
export type Detail = string | number | boolean;

interface Told {
  readonly subject: SubjectKind;
  /** The only keys that an entry of this action may have beside it. */
  readonly details: readonly string[];
}

export type SubjectKind =
  | 'person'
  | 'recognition-case'
  | 'referral'
  | 'agency-licence'
  | 'agreement'
  | 'assignment'
  | 'principal'
  | 'vacancy'
  | 'wording'
  | 'webhook'
  | 'review'
  | 'indicators'
  | 'mail'
  | 'import'
  | 'feed'
  | 'code-mapping'
  | 'list'
  | 'sandbox'
  | 'database'
  | 'audit';

/** What was advised in what was shown: which rules, on which revisions and days, and a digest of what came out; so that a later look at the same can be held against it. */
const ADVISED = [
  'engine',
  'inputs',
  'outcome',
  'asOf',
  'profileRevision',
  'recognitionRevision',
  'vacanciesRevision',
  'taxonomyRevision',
] as const;

/** The closed vocabulary: everything that is recorded, of what, and with which details. An action is added here and never renamed. */
export const AUDIT_ACTIONS = {
  'person.registered': { subject: 'person', details: ['revision'] },
  'person.read': { subject: 'person', details: ['operation', ...ADVISED] },
  'person.read-by-break-glass': { subject: 'person', details: ['operation', 'glass'] },
  'person.refused': { subject: 'person', details: ['operation', 'because', 'times'] },
  'people.looked-up': { subject: 'person', details: ['operation'] },
  'person.told-apart': { subject: 'person', details: ['other'] },
  'list.exported': { subject: 'list', details: ['operation'] },
  'break-glass.listed': { subject: 'person', details: ['operation'] },
  'break-glass.looked-at': { subject: 'person', details: ['glass', 'finding'] },
  'caseworker.took-on': { subject: 'person', details: ['caseworker'] },
  'caseworker.handed-back': { subject: 'person', details: ['caseworker'] },
  'person.changed': { subject: 'person', details: ['revision'] },
  'person.answered': { subject: 'person', details: ['looking'] },
  'person.erased': { subject: 'person', details: [] },
  'candidates.listed': { subject: 'vacancy', details: ['operation', ...ADVISED] },
  'consent.given': { subject: 'person', details: ['consent'] },
  'consent.withdrawn': { subject: 'person', details: ['consent'] },
  'evidence.added': { subject: 'person', details: ['evidence'] },
  'evidence.removed': { subject: 'person', details: ['evidence'] },
  'recognition.case-opened': { subject: 'recognition-case', details: ['purpose', 'consent'] },
  'recognition.case-read': { subject: 'recognition-case', details: ['operation'] },
  'recognition.case-moved': { subject: 'recognition-case', details: ['step', 'revision'] },
  'recognition.decided': { subject: 'recognition-case', details: ['decision', 'outcome', 'revision'] },
  'validation.opened': { subject: 'person', details: ['validation'] },
  'validation.assessed': { subject: 'person', details: ['validation'] },
  'validation.awarded': { subject: 'person', details: ['validation'] },
  'referral.moved': { subject: 'person', details: ['referral', 'step', 'revision'] },
  'referral.disclosed': { subject: 'person', details: ['referral', 'consent', 'fields'] },
  'referral.read': { subject: 'referral', details: ['operation'] },
  'review.asked': { subject: 'person', details: ['review', 'about', 'engine', 'outcome'] },
  'review.read': { subject: 'review', details: ['operation'] },
  'review.answered': { subject: 'person', details: ['review', 'outcome'] },
  'passport.made': { subject: 'person', details: ['passport'] },
  'passport.came-along': { subject: 'person', details: ['passport'] },
  'passport.withdrawn': { subject: 'person', details: ['passport'] },
  'passport.shared': { subject: 'person', details: ['passport', 'share'] },
  'passport.share-withdrawn': { subject: 'person', details: ['passport', 'share'] },
  'passport.opened': { subject: 'person', details: ['passport', 'share'] },
  'agreement.submitted': { subject: 'agreement', details: ['version', 'party', 'contentHash'] },
  'agreement.returned': { subject: 'agreement', details: ['version', 'party', 'contentHash'] },
  'agreement.approved': { subject: 'agreement', details: ['version', 'party', 'contentHash'] },
  'agreement.published': { subject: 'agreement', details: ['version', 'contentHash'] },
  'agreement.act-recorded': { subject: 'agreement', details: ['act', 'version', 'party', 'contentHash', 'joint'] },
  'agreement.imported': { subject: 'agreement', details: ['registerRevision'] },
  'assignment.asked': { subject: 'assignment', details: ['operation'] },
  'assignment.read': { subject: 'assignment', details: ['operation', 'engine', 'outcome'] },
  'assignment.proposed': { subject: 'assignment', details: ['people'] },
  'assignment.decided': { subject: 'assignment', details: ['accepted', 'declined', 'revision'] },
  'assignment.recomputed': { subject: 'assignment', details: ['revision'] },
  'coding.corrected': { subject: 'wording', details: ['occupation'] },
  'referral.override': { subject: 'person', details: ['referral', 'decision'] },
  'vacancy.fees-judged': { subject: 'vacancy', details: ['verdict', 'otherWords'] },
  'agency-licence.recorded': { subject: 'agency-licence', details: [] },
  'agency-licence.ended': { subject: 'agency-licence', details: ['to'] },
  'vacancy.separated': { subject: 'vacancy', details: [] },
  'webhook.registered': { subject: 'webhook', details: [] },
  'webhook.changed': { subject: 'webhook', details: [] },
  'webhook.verified': { subject: 'webhook', details: [] },
  'webhook.secret-rotated': { subject: 'webhook', details: [] },
  'webhook.replayed': { subject: 'webhook', details: ['deliveries'] },
  'webhook.removed': { subject: 'webhook', details: [] },
  'import.roll-back-asked': { subject: 'import', details: [] },
  'feed.mapped': { subject: 'feed', details: ['revision'] },
  'code-mapping.published': { subject: 'code-mapping', details: ['scheme', 'version', 'codes'] },
  'sandbox.reset-asked': { subject: 'sandbox', details: ['country'] },
  'permission.granted': { subject: 'principal', details: ['role', 'country'] },
  'permission.revoked': { subject: 'principal', details: ['role', 'country'] },
  'indicators.read': { subject: 'indicators', details: ['operation'] },
  'mail.read': { subject: 'mail', details: ['operation'] },
  'database.restored': { subject: 'database', details: ['takenAt', 'release', 'rows'] },
  'audit.read': { subject: 'audit', details: ['operation'] },
} as const satisfies Readonly<Record<string, Told>>;

export type AuditAction = keyof typeof AUDIT_ACTIONS;
/** What may be told of advice that is read. */
export type Advised = { readonly [K in (typeof ADVISED)[number]]?: Detail };
export type DetailsOf<A extends AuditAction> = { readonly [K in (typeof AUDIT_ACTIONS)[A]['details'][number]]?: Detail };

/** What is told of one act: the chain adds who, when and where. */
export interface AuditedAct<A extends AuditAction = AuditAction> {
  readonly action: A;
  /** Pseudonymous: an id of ours; null where the act has no single subject. */
  readonly subjectId: string | null;
  readonly details?: DetailsOf<A>;
}

export function parseAuditAction(value: unknown): AuditAction {
  if (typeof value === 'string' && Object.hasOwn(AUDIT_ACTIONS, value)) return value as AuditAction;
  throw new UnknownAuditAction(value);
}

export class UnknownAuditAction extends Error {
  readonly code = 'unknown-audit-action';
  constructor(given: unknown) {
    super(`"${String(given)}" is not an action that is recorded. Take one of ${Object.keys(AUDIT_ACTIONS).join(', ')}.`);
  }
}
