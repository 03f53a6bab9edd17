import type { CountryCode } from '../../standards/index.js';
import type { Agreement, Party } from './agreement.js';
import type { AgreementForm, EventForm, FieldErrorLike, VersionForm } from './agreement-form.js';
import { conditionFaults } from './condition-faults.js';

/** What is already kept under the same slug. */
export type KnownAgreement = Pick<Agreement, 'id' | 'kind' | 'demonstration' | 'parties'> & {
  readonly versionNumbers: readonly number[];
  /** Parties with an accession on record. */
  readonly acceded: readonly CountryCode[];
};

/** The parties sent, as they read now, and those that were left out: none is forgotten. */
export function partiesWith(sent: readonly Party[], known: readonly Party[] = []): readonly Party[] {
  return [...sent, ...known.filter(({ country }) => !sent.some((one) => one.country === country))];
}

interface Context {
  readonly countries: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
}

/** What a schema cannot say: the parts of a form contradict each other, or what is already known. */
export function faultsOf(form: AgreementForm, known?: KnownAgreement): readonly FieldErrorLike[] {
  const context = {
    countries: new Set([...form.parties, ...(known?.parties ?? [])].map(({ country }) => country)),
    numbers: new Set([...form.versions.map(({ number }) => number), ...(known?.versionNumbers ?? [])]),
  };
  return [
    ...twice(form.parties, '/parties', 'country'),
    ...twice(form.versions, '/versions', 'number'),
    ...form.versions.flatMap((version, at) => versionFaults(version, `/versions/${at}`, context)),
    ...form.events.flatMap((event, at) => eventFaults(event, `/events/${at}`, context)),
    ...(form.designations ?? []).flatMap(({ country }, at) => strangers([country], `/designations/${at}/country`, context.countries)),
    ...(known ? changedIdentity(form, known) : []),
  ];
}

function versionFaults(version: VersionForm, at: string, { countries, numbers }: Context): readonly FieldErrorLike[] {
  const { number, purposes, provisions } = version;
  const gap = number > 1 && !numbers.has(number - 1);
  return [
    ...(gap ? [fault(`${at}/number`, 'version-gap', `There is no version ${number - 1}. Number the texts from 1 without a gap.`)] : []),
    ...twice(provisions, `${at}/provisions`, 'key'),
    ...provisions.flatMap(({ issuedIn = [], recognisedIn = [], purposes: own, condition, effect }, index) => {
      const place = `${at}/provisions/${index}`;
      return [
        ...strangers(issuedIn, `${place}/issuedIn`, countries),
        ...strangers(recognisedIn, `${place}/recognisedIn`, countries),
        ...own.flatMap((purpose, one) =>
          effect.kind === 'exclusion' || purposes.includes(purpose) ? [] : [purposeOutside(`${place}/purposes/${one}`, purpose)],
        ),
        ...conditionFaults(condition, `${place}/condition`),
      ];
    }),
  ];
}

function purposeOutside(at: string, purpose: string): FieldErrorLike {
  return fault(at, 'purpose-outside-version', `The version does not name the purpose ${purpose}. Add it there, or leave it out here.`);
}

const NAMES_PARTY = ['acceded', 'withdrawn', 'reserved', 'reservation-withdrawn'];
const BEGINS = ['entered-into-force', 'provisionally-applied'];

function eventFaults(event: EventForm, at: string, { countries, numbers }: Context): readonly FieldErrorLike[] {
  const { kind, party, version, scope } = event;
  const missing = (name: string, why: string) => fault(`${at}/${name}`, 'missing-property', `Say ${name}: ${why}.`);
  return [
    ...strangers(party ? [party] : [], `${at}/party`, countries),
    ...strangers(scope?.from ? [scope.from] : [], `${at}/scope/from`, countries),
    ...strangers(scope?.to ? [scope.to] : [], `${at}/scope/to`, countries),
    ...(version !== undefined && !numbers.has(version)
      ? [fault(`${at}/version`, 'unknown-version', `There is no version ${version}.`)]
      : []),
    ...(NAMES_PARTY.includes(kind) && !party ? [missing('party', 'one country accedes, withdraws or makes a reservation')] : []),
    ...(BEGINS.includes(kind) && version === undefined && numbers.size > 1 ? [missing('version', 'there are several texts')] : []),
    ...(kind.startsWith('reserv') && !event.provisions ? [missing('provisions', 'the keys of those that are reserved')] : []),
    ...(scope && kind !== 'suspended' && kind !== 'resumed' ? [fault(`${at}/scope`, 'scope-without-suspension', SCOPE)] : []),
  ];
}

const SCOPE = 'Only a suspension and a resumption have a scope. Leave it out.';

/** An agreement keeps its kind and its parties; a country joins by acceding and leaves by withdrawing, so that past answers stay. */
function changedIdentity({ kind, demonstration, parties, events }: AgreementForm, known: KnownAgreement): readonly FieldErrorLike[] {
  const acceded = new Set<string | undefined>([
    ...known.acceded,
    ...events.map((event) => (event.kind === 'acceded' ? event.party : undefined)),
  ]);
  const there = new Set(known.parties.map(({ country }) => country));
  return [
    ...(kind === known.kind ? [] : [fault('/kind', 'kind-differs', `It is kept as ${known.kind}. Send another kind under another slug.`)]),
    ...(demonstration === known.demonstration
      ? []
      : [fault('/demonstration', 'demonstration-differs', `It is kept as ${known.demonstration}.`)]),
    ...parties.flatMap(({ country }, at) =>
      there.has(country) || acceded.has(country)
        ? []
        : [fault(`/parties/${at}/country`, 'accession-missing', `${country} is not yet party. Add the event "acceded" with its day.`)],
    ),
  ];
}

function strangers(named: readonly CountryCode[], at: string, countries: ReadonlySet<string>): readonly FieldErrorLike[] {
  return named.flatMap((country, index) =>
    countries.has(country)
      ? []
      : [
          fault(
            named.length > 1 ? `${at}/${index}` : at,
            'not-a-party',
            `${country} is not among the parties ${[...countries].join(', ')}.`,
          ),
        ],
  );
}

function twice<T, K extends keyof T & string>(items: readonly T[], at: string, name: K): readonly FieldErrorLike[] {
  return items.flatMap((item, index) =>
    items.findIndex((one) => one[name] === item[name]) === index
      ? []
      : [fault(`${at}/${index}/${name}`, 'named-twice', `${String(item[name])} comes twice. Send it once.`)],
  );
}

function fault(pointer: string, code: string, detail: string): FieldErrorLike {
  return { pointer, code, detail };
}
