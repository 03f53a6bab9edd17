import { type AtomicCondition, type ConditionTest, EVIDENCE_GRADES, VALIDATION_STAGES } from '../../agreements/index.js';
import {
  addDays,
  addMonths,
  type CountryCode,
  type IscedAttainment,
  type IscedField,
  type IscoCode,
  type IsoDate,
  type IsoMonth,
  iscoIncludes,
  type LanguageTag,
  liesWithin,
} from '../../standards/index.js';
import type { CredentialFacts, Facts } from './facts.js';

/** Where a witness is sought. */
export interface Scene {
  readonly asOf: IsoDate;
  readonly origin?: CountryCode;
}

type Witness<T extends ConditionTest> = (
  test: Extract<AtomicCondition, { test: T }>,
  facts: Facts,
  scene: Scene,
) => { readonly holds?: Facts; readonly fails?: Facts };

/**
 * Facts in which a test comes out as wanted, changed nowhere else: an example of what would have to be so.
 * Undefined: there is none (the day of lodging is not the person's to choose). What the facts say already about the same thing gives way.
 */
export function witnessOf(test: AtomicCondition, want: boolean, facts: Facts, scene: Scene): Facts | undefined {
  const found = (WITNESSES[test.test] as Witness<ConditionTest>)(test as never, facts, scene);
  return want ? found.holds : found.fails;
}

function withCredential(facts: Facts, change: Partial<CredentialFacts>): Facts | undefined {
  return facts.credential && { ...facts, credential: { ...facts.credential, ...change } };
}

const both = (holds: Facts | undefined, fails: Facts | undefined) => ({ ...(holds && { holds }), ...(fails && { fails }) });

/** A value of the credential from a list, and one beside it. */
function listed<K extends keyof CredentialFacts>(
  facts: Facts,
  key: K,
  allowed: readonly NonNullable<CredentialFacts[K]>[],
  others: readonly NonNullable<CredentialFacts[K]>[],
) {
  const other = others.find((one) => !allowed.includes(one));
  return both(withCredential(facts, { [key]: allowed[0] }), other === undefined ? undefined : withCredential(facts, { [key]: other }));
}

function day(facts: Facts, key: 'awardedOn' | 'trainingStartedOn', { from, to }: { from?: IsoDate; to?: IsoDate }) {
  const outside = to ? addDays(to, 1) : from && addDays(from, -1);
  const inside = to ?? from;
  return both(inside && withCredential(facts, { [key]: inside }), outside && withCredential(facts, { [key]: outside }));
}

function amount(facts: Facts, key: 'durationYears' | 'credits', { min, max }: { min?: number; max?: number }) {
  const inside = min ?? max;
  const outside = min !== undefined && min > 0 ? Math.max(0, min - 1) : max !== undefined ? max + 1 : undefined;
  return both(
    inside === undefined ? undefined : withCredential(facts, { [key]: inside }),
    outside === undefined ? undefined : withCredential(facts, { [key]: outside }),
  );
}

/** One attainment a level. Source: ISCED 2011, Annex III. */
const ATTAINMENT_OF_LEVEL = [
  '020',
  '100',
  '244',
  '344',
  '444',
  '540',
  '660',
  '760',
  '860',
] as readonly string[] as readonly IscedAttainment[];
const PROGRAMMES = ['100', '244', '344', '354', '454', '554', '665', '767', '864'] as readonly string[] as readonly NonNullable<
  CredentialFacts['iscedProgramme']
>[];
const FIELDS = ['1041', '0231', '0111', '0511'] as readonly string[] as readonly IscedField[];
const OCCUPATIONS = ['9111', '2512', '5120', '7411'] as readonly string[] as readonly IscoCode[];
const COUNTRIES = ['AD', 'FJ', 'LI', 'NR'] as readonly string[] as readonly CountryCode[];

function level(facts: Facts, { min, max }: { min?: number; max?: number }) {
  const at = (one: number | undefined) => {
    const iscedAttainment = one === undefined ? undefined : ATTAINMENT_OF_LEVEL[one];
    return iscedAttainment && facts.credential?.kind === 'formal' ? withCredential(facts, { iscedAttainment }) : undefined;
  };
  return both(at(min ?? max), at(min !== undefined && min > 0 ? min - 1 : max !== undefined && max < 8 ? max + 1 : undefined));
}

const other = <T>(allowed: readonly T[], others: readonly T[]) => others.find((one) => !allowed.includes(one));

const WITNESSES: { readonly [T in ConditionTest]: Witness<T> } = {
  'credential-kind': ({ in: kinds }, facts) => listed(facts, 'kind', kinds, ['formal', 'non-formal', 'informal']),
  title: ({ in: titles }, facts) => listed(facts, 'title', titles, ['A title that no agreement names']),
  'awarded-on': (test, facts) => day(facts, 'awardedOn', test),
  'training-started-on': (test, facts) => day(facts, 'trainingStartedOn', test),
  'lodged-on': () => ({}),
  'isced-level': (test, facts) => level(facts, test),
  'isced-attainment': ({ in: codes }, facts) => listed(facts, 'iscedAttainment', codes, ATTAINMENT_OF_LEVEL),
  'isced-programme': ({ in: codes }, facts) => listed(facts, 'iscedProgramme', codes, PROGRAMMES),
  'isced-field': ({ in: fields }, facts) => {
    const outside = FIELDS.find((one) => liesWithin(one, fields) === false);
    return both(withCredential(facts, { iscedField: fields[0] }), outside && withCredential(facts, { iscedField: outside }));
  },
  'duration-years': (test, facts) => amount(facts, 'durationYears', test),
  credits: (test, facts) => amount(facts, 'credits', test),
  'study-mode': ({ in: modes }, facts) => listed(facts, 'studyMode', modes, ['full-time', 'part-time', 'distance']),
  'issuer-recognised': (_test, facts) =>
    both(withCredential(facts, { issuerRecognised: true }), withCredential(facts, { issuerRecognised: false })),
  issuer: ({ in: bodies }, facts) => listed(facts, 'issuer', bodies, ['A body that no agreement names']),
  'document-authentication': ({ in: grades }, facts) => listed(facts, 'evidence', grades, EVIDENCE_GRADES),
  'valid-on-lodging': (_test, facts, { asOf }) =>
    both(withCredential(facts, { validUntil: addMonths(asOf, 12) }), withCredential(facts, { validUntil: addDays(asOf, -1) })),
  'recognised-in': ({ in: countries }, facts) =>
    both(
      withCredential(facts, { recognitions: [...(facts.credential?.recognitions ?? []), { country: countries[0] as CountryCode }] }),
      withCredential(facts, { recognitions: [] }),
    ),
  nationality: ({ in: countries }, facts) => {
    const stranger = other(countries, COUNTRIES);
    return both(
      { ...facts, nationalities: [...(facts.nationalities ?? []), countries[0] as CountryCode] },
      stranger && { ...facts, nationalities: [stranger] },
    );
  },
  residence: ({ in: countries }, facts) => {
    const elsewhere = other(countries, COUNTRIES);
    return both({ ...facts, residence: countries[0] as CountryCode }, elsewhere && { ...facts, residence: elsewhere });
  },
  experience: (test, facts, { asOf }) => ({ holds: experienced(test, facts, asOf), fails: { ...facts, experiences: [] } }),
  'validation-stage': ({ min }, facts) => {
    const before = VALIDATION_STAGES[VALIDATION_STAGES.indexOf(min) - 1];
    return both({ ...facts, validation: { ...facts.validation, stage: min } }, before && { ...facts, validation: { stage: before } });
  },
  'validation-award': ({ in: titles }, facts, { asOf }) => ({
    holds: { ...facts, validation: { stage: 'certification', award: { title: titles?.[0] ?? 'Certificate by validation', on: asOf } } },
    fails: { ...facts, validation: { stage: facts.validation?.stage ?? 'identification' } },
  }),
  occupation: ({ in: groups }, facts) => {
    const outside = OCCUPATIONS.find((one) => !groups.some((group) => iscoIncludes(group, one)));
    return both({ ...facts, occupation: groups[0] as IscoCode }, outside && { ...facts, occupation: outside });
  },
  licence: ({ state, country }, facts, { origin }) => {
    const where = country === 'origin' ? origin : country === undefined || country === 'destination' ? facts.destination : country;
    const occupation = facts.occupation ?? facts.credential?.occupation;
    const holds = where && occupation && { ...facts, licences: [...(facts.licences ?? []), { occupation, country: where, state }] };
    return both(holds || undefined, { ...facts, licences: [] });
  },
  'good-standing': (_test, facts) => ({ holds: { ...facts, goodStanding: true }, fails: { ...facts, goodStanding: false } }),
  language: ({ language, min }, facts) => ({
    holds: { ...facts, languages: [...(facts.languages ?? []), { language: language as LanguageTag, level: min }] } as Facts,
    fails: { ...facts, languages: [] },
  }),
  documents: ({ in: kinds, authenticated }, facts) => {
    const shown = kinds.map((kind) => ({ kind, ...(authenticated && { authentication: authenticated[0] }) }));
    return { holds: { ...facts, documents: [...(facts.documents ?? []), ...shown] } as Facts, fails: { ...facts, documents: [] } };
  },
  returning: (_test, facts) => ({ holds: { ...facts, returning: true }, fails: { ...facts, returning: false } }),
  situation: ({ in: situations }, facts) => {
    const another = other(situations, ['refugee', 'displaced', 'refugee-like'] as const);
    return both({ ...facts, situation: situations[0] as Facts['situation'] } as Facts, another && { ...facts, situation: another });
  },
};

/** The hours that were left out become full time, and where that is not enough, so many more months are added up to the present. */
function experienced(test: Extract<AtomicCondition, { test: 'experience' }>, facts: Facts, asOf: IsoDate): Facts {
  const known = (facts.experiences ?? []).map((one) => ({ hoursPerWeek: 40, ...one }));
  const months = Math.max(1, Math.ceil(test.minMonths));
  const added = {
    occupation: test.occupations[0] as IscoCode,
    country: test.countries?.[0] ?? facts.credential?.country ?? facts.destination,
    from: addMonths(asOf, 1 - months).slice(0, 7) as IsoMonth,
    to: asOf.slice(0, 7) as IsoMonth,
    hoursPerWeek: 40,
    evidence: test.evidence ?? ('attested' as const),
  };
  return { ...facts, experiences: [...known, added] };
}
