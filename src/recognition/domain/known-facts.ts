import type { DesignatedIssuer } from '../../agreements/index.js';
import {
  findQualifications,
  foldTitle,
  issuerRecognised,
  levelOfMapping,
  namesOf,
  type Qualification,
  type QualificationRegister,
} from '../../qualifications/index.js';
import {
  addDays,
  attainmentOf,
  type CountryCode,
  type IscedAttainment,
  type IscedField,
  type IscedLevel,
  type IscedProgramme,
  type IsoDate,
  levelOfAttainment,
  levelOfProgramme,
  liesWithin,
} from '../../standards/index.js';
import type { CredentialFacts, Facts } from './facts.js';
import { ruleOf, validityOf } from './validation/validity.js';

/** The facts with what registers add to them; an ISCED code only where there is a formal award or a validation. */
export interface KnownFacts extends Facts {
  readonly asOf: IsoDate;
  /** Where the credential, or else the experience, comes from. */
  readonly origin?: CountryCode;
  /** Every name of the title, folded; the same set for the same title. */
  readonly titles: ReadonlySet<string>;
  readonly iscedLevel?: IscedLevel;
  readonly iscedAttainment?: IscedAttainment;
  readonly iscedProgramme?: IscedProgramme;
  readonly iscedField?: IscedField;
  readonly issuerRecognised?: boolean;
  /** Sources that read the title at different levels. */
  readonly mappingConflict: boolean;
}

/** What one text says about reading titles and issuers, where it differs from the register of qualifications as a whole. */
export interface Reading {
  /** Only this source of mappings counts for titles of the origin. */
  readonly mappingSource?: string;
  /** Issuers of the origin that the parties have named. */
  readonly issuers?: readonly DesignatedIssuer[];
}

export function knownFacts(facts: Facts, register: QualificationRegister, asOf: IsoDate, reading: Reading = {}): KnownFacts {
  const { credential } = facts;
  const origin = credential?.country ?? facts.experiences?.[0]?.country;
  const read = credential && readTitle(credential, register);
  const held = credential && lapsing(credential, register, asOf);
  const classified = credential && read && credential.kind === 'formal' ? classification(credential, read, reading) : NOT_CLASSIFIED;
  const issuer = credential && issuerIsRecognised(credential, register, classified, reading);
  const added = { asOf, origin, titles: read?.names ?? NO_TITLES, issuerRecognised: issuer };
  return Object.assign(added, classified, facts, held && { credential: held }); // a spread of `facts` here costs sixty times as much (V8 11)
}

const NO_TITLES: ReadonlySet<string> = new Set();
const NOT_CLASSIFIED: Classification = { mappingConflict: false };

interface ReadTitle {
  readonly names: ReadonlySet<string>;
  readonly qualifications: readonly Qualification[];
  /** By source of mappings; undefined: all of them. */
  readonly agreed: Map<string | undefined, Agreed>;
}
const MOST_TITLES = 20_000;
const titlesRead = new WeakMap<QualificationRegister, Map<string, ReadTitle>>();

/** What the register knows of a title on its day of award; looked up once, for a register is replaced and never edited. */
function readTitle({ country, title, awardedOn }: CredentialFacts, register: QualificationRegister): ReadTitle {
  const read = titlesRead.get(register) ?? new Map<string, ReadTitle>();
  titlesRead.set(register, read);
  const key = `${country} ${awardedOn ?? ''} ${title}`;
  const before = read.get(key);
  if (before) return before;
  if (read.size >= MOST_TITLES) read.clear();
  const found = {
    names: namesOf(register, country, title),
    qualifications: findQualifications(register, country, title, awardedOn),
    agreed: new Map(),
  };
  read.set(key, found);
  return found;
}

/** A certificate that its norm lets lapse before the day printed on it is held until then. Source: EN ISO 9606-1, 9.2 and 9.3. */
function lapsing(
  credential: CredentialFacts,
  { certificateRules = [] }: QualificationRegister,
  asOf: IsoDate,
): CredentialFacts | undefined {
  if (credential.kind === 'formal' || !ruleOf(credential, certificateRules)) return undefined;
  const validity = validityOf(credential, certificateRules, asOf);
  return validity.state === 'lapsed' ? { ...credential, validUntil: addDays(validity.since, -1) } : undefined;
}

type Classification = Pick<KnownFacts, 'iscedAttainment' | 'iscedProgramme' | 'iscedField' | 'iscedLevel' | 'mappingConflict'>;

/** What the sources say of a title where they agree, or the one source that the text names. */
interface Agreed {
  readonly attainment?: IscedAttainment;
  readonly programme?: IscedProgramme;
  readonly field?: IscedField;
  readonly level?: IscedLevel;
  readonly conflict: boolean;
}

function agreedOf({ qualifications, agreed }: ReadTitle, mappingSource: string | undefined): Agreed {
  const before = agreed.get(mappingSource);
  if (before) return before;
  const all = qualifications.flatMap((one) => one.mappings);
  const mappings = mappingSource === undefined ? all : all.filter(({ source }) => source === mappingSource);
  const levels = new Set(mappings.map(levelOfMapping).filter((level) => level !== undefined));
  const found = {
    attainment: same(mappings.map((one) => one.iscedAttainment)),
    programme: same(mappings.map((one) => one.iscedProgramme)),
    field: same(mappings.map((one) => one.iscedField)),
    level: levels.size === 1 ? [...levels][0] : undefined,
    conflict: levels.size > 1,
  };
  agreed.set(mappingSource, found);
  return found;
}

/** What the person states goes first; else the register. */
function classification(credential: CredentialFacts, title: ReadTitle, { mappingSource }: Reading): Classification {
  const agreed = agreedOf(title, mappingSource);
  const attainment = credential.iscedAttainment ?? agreed.attainment;
  const programme = credential.iscedProgramme ?? agreed.programme;
  const field = credential.iscedField ?? agreed.field;
  const attained = attainment ?? (programme && attainmentOf(programme));
  const level = (attained && levelOfAttainment(attained)) ?? (programme && levelOfProgramme(programme)) ?? agreed.level;
  return { iscedAttainment: attained, iscedProgramme: programme, iscedField: field, iscedLevel: level, mappingConflict: agreed.conflict };
}

function same<T>(values: readonly (T | undefined)[]): T | undefined {
  const distinct = new Set(values.filter((value) => value !== undefined));
  return distinct.size === 1 ? [...distinct][0] : undefined;
}

/** Named by the parties, with competence on the day of award; else by the register. Undefined: not known. */
function issuerIsRecognised(
  credential: CredentialFacts,
  register: QualificationRegister,
  classified: Classification,
  { issuers = [] }: Reading,
): boolean | undefined {
  if (credential.issuerRecognised !== undefined) return credential.issuerRecognised;
  if (!credential.issuer) return undefined;
  const name = foldTitle(credential.issuer);
  const named = issuers.filter((one) => [...Object.values(one.name), ...(one.aliases ?? [])].some((alias) => foldTitle(alias) === name));
  if (!named.length) return issuerRecognised(register, credential.country, credential.issuer, credential.awardedOn);
  return anyOf(named.map((one) => isCompetent(one, credential.awardedOn, classified)));
}

/** Undefined: the day, level or field that decides is not known. */
function isCompetent(
  { from, to, levels, fields }: DesignatedIssuer,
  awardedOn: IsoDate | undefined,
  { iscedLevel, iscedField }: Classification,
): boolean | undefined {
  const inTime = from === undefined && to === undefined ? true : awardedOn && (!from || awardedOn >= from) && (!to || awardedOn <= to);
  const inLevel = levels ? (iscedLevel === undefined ? undefined : levels.includes(iscedLevel)) : true;
  const inField = fields ? (iscedField === undefined ? undefined : liesWithin(iscedField, fields)) : true;
  const parts = [inTime === undefined ? undefined : Boolean(inTime), inLevel, inField];
  return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
}

function anyOf(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}
