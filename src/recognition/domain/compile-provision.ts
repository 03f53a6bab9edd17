import type { Agreement, AgreementVersion, Condition, Measure, Provision, RecognisedAs, TitleEquivalence } from '../../agreements/index.js';
import type { Basis, Outcome } from './assessment.js';
import type { CompiledCondition, SheetForm } from './sheet.js';

/** One rule of a text, ready to be asked; a list of titles is as many of them as it has rows. */
export interface CompiledProvision {
  /** Its place among the provisions of the text. */
  readonly at: number;
  readonly agreement: Agreement;
  readonly version: AgreementVersion;
  readonly provision: Provision;
  readonly condition: CompiledCondition;
  /** What it grants; undefined: it excludes. */
  readonly grants?: Grant;
  readonly basis: Basis;
}

export interface Grant {
  readonly outcome: Outcome;
  readonly recognisedAs: RecognisedAs | undefined;
  readonly measures: readonly WaivableMeasure[];
}

/** Falls away where its waiver holds, for experience is weighed first. */
export interface WaivableMeasure {
  readonly measure: Omit<Measure, 'waivedBy'>;
  readonly waiver?: CompiledCondition;
}

/** Adds the conditions of a provision, and the waivers of its measures, to the form of its text. */
export function compileProvision(
  agreement: Agreement,
  version: AgreementVersion,
  provision: Provision,
  at: number,
  form: SheetForm,
): CompiledProvision {
  const place = { agreement: agreement.slug, version: version.number, provision: provision.key, article: provision.article };
  const { effect } = provision;
  const condition = form.add(provision.condition, place);
  const ready = { at, agreement, version, provision, condition, basis: basisOf(agreement, version, provision) };
  if (effect.kind !== 'recognition') return ready;
  const measures = (effect.measures ?? []).map(({ waivedBy, ...measure }) =>
    waivedBy ? { measure, waiver: form.add(waivedBy, { ...place, article: measure.article }) } : { measure },
  );
  return { ...ready, grants: { outcome: effect.outcome, recognisedAs: effect.recognisedAs, measures } };
}

/** Each row of a list of titles is a provision of its own: 'key/1', 'key/2' … */
export function rowsOf(provision: Provision): readonly Provision[] {
  const { effect } = provision;
  if (effect.kind !== 'title-equivalences') return [provision];
  return effect.rows.map((row, at) => ({
    ...provision,
    key: `${provision.key}/${at + 1}`,
    article: row.article ?? provision.article,
    condition: { all: [provision.condition, ...conditionsOf(row)] },
    effect: { kind: 'recognition', outcome: row.outcome, recognisedAs: row.recognisedAs },
  }));
}

function conditionsOf({ titles, awardedFrom, awardedTo }: TitleEquivalence): readonly Condition[] {
  const title: Condition = { test: 'title', in: titles };
  if (!awardedFrom && !awardedTo) return [title];
  return [title, { test: 'awarded-on', ...(awardedFrom && { from: awardedFrom }), ...(awardedTo && { to: awardedTo }) }];
}

function basisOf({ slug, demonstration }: Agreement, { number }: AgreementVersion, { key, article, source }: Provision): Basis {
  return {
    agreement: slug,
    version: number,
    provision: key,
    article,
    source: source.locator ? `${source.title}, ${source.locator}` : source.title,
    verified: source.verified,
    demonstration,
  };
}
