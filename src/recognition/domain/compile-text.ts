import { type Agreement, type AgreementVersion, type Pair, type Provision, PURPOSES, type Purpose } from '../../agreements/index.js';
import { addDays, type IsoDate } from '../../standards/index.js';
import { type CompiledProvision, compileProvision, rowsOf } from './compile-provision.js';
import { SheetForm } from './sheet.js';

/** What a text says for credentials of one country in another, compiled once. */
export interface CompiledText {
  readonly form: SheetForm;
  /** In the order of keys, so that the order of writing shows nowhere. */
  readonly provisions: readonly CompiledProvision[];
  readonly grants: Readonly<Record<Purpose, readonly CompiledProvision[]>>;
  readonly exclusions: Readonly<Record<Purpose, readonly CompiledProvision[]>>;
  /** Of the provision to which each test of the form belongs. */
  readonly purposesAt: readonly (readonly Purpose[])[];
  /** Does every provision concern one of these? */
  readonly isFor: (purposes: readonly Purpose[]) => boolean;
}

const compiled = new WeakMap<AgreementVersion, Map<string, CompiledText>>();

/** @param thirdCountry only what concerns credentials of third countries @param left keys of provisions that are reserved */
export function compileText(
  agreement: Agreement,
  version: AgreementVersion,
  pair: Pair,
  thirdCountry: boolean,
  left: ReadonlySet<string>,
): CompiledText {
  const key = [pair.from, pair.to, thirdCountry, ...[...left].toSorted()].join(' ');
  return once(version, key, () => {
    const provisions = version.provisions.filter((one) => !left.has(one.key) && concerns(one, pair, thirdCountry));
    return textOf(agreement, version, provisions);
  });
}

/** What goes on after the text has ended, for what was awarded or begun before. @param endedOn the first day on which it no longer held */
export function compileSurvivals(
  agreement: Agreement,
  version: AgreementVersion,
  pair: Pair,
  thirdCountry: boolean,
  endedOn: IsoDate,
): CompiledText {
  return once(version, [pair.from, pair.to, thirdCountry, 'ended', endedOn].join(' '), () => {
    const provisions = version.provisions.filter((one) => concerns(one, pair, thirdCountry));
    return textOf(
      agreement,
      version,
      provisions.flatMap((one) => surviving(one, endedOn)),
    );
  });
}

function once(version: AgreementVersion, key: string, compile: () => CompiledText): CompiledText {
  const known = compiled.get(version) ?? new Map<string, CompiledText>();
  compiled.set(version, known);
  const text = known.get(key) ?? compile();
  known.set(key, text);
  return text;
}

function surviving(provision: Provision, endedOn: IsoDate): readonly Provision[] {
  const { survives, condition } = provision;
  if (!survives) return [];
  const test = survives.for === 'awarded-before' ? 'awarded-on' : 'training-started-on';
  return [{ ...provision, condition: { all: [condition, { test, to: addDays(endedOn, -1), article: survives.article }] } }];
}

export function textOf(agreement: Agreement, version: AgreementVersion, provisions: readonly Provision[]): CompiledText {
  const form = new SheetForm();
  const sorted = provisions.flatMap(rowsOf).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const purposesAt: (readonly Purpose[])[] = [];
  const ready = sorted.map((provision, at) => {
    const one = compileProvision(agreement, version, provision, at, form);
    while (purposesAt.length < form.size) purposesAt.push(provision.purposes);
    return one;
  });
  const byPurpose = (keep: (one: CompiledProvision) => boolean) =>
    Object.fromEntries(
      PURPOSES.map((purpose) => [purpose, ready.filter((one) => keep(one) && one.provision.purposes.includes(purpose))]),
    ) as unknown as CompiledText['grants'];
  const isFor = (purposes: readonly Purpose[]) => ready.every(({ provision }) => provision.purposes.some((one) => purposes.includes(one)));
  return {
    form,
    purposesAt,
    isFor,
    provisions: ready,
    grants: byPurpose(({ grants }) => grants !== undefined),
    exclusions: byPurpose(({ grants }) => !grants),
  };
}

function concerns({ issuedIn, recognisedIn, thirdCountry }: Provision, { from, to }: Pair, third: boolean): boolean {
  return (!third || thirdCountry === true) && (!issuedIn || issuedIn.includes(from)) && (!recognisedIn || recognisedIn.includes(to));
}
