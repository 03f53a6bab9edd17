import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { Public } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { Page } from '../../platform/pages/page.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { parseCountry, parseIsoDate } from '../../standards/index.js';
import { Agreements } from '../application/agreements.js';
import { Drafts } from '../application/drafts.js';
import { AgreementVersionNotFound } from '../domain/agreement.errors.js';
import type { Agreement } from '../domain/agreement.js';
import { designationsKnown } from '../domain/designations.js';
import type { Moment } from '../domain/pair-events.js';
import { type PairStatusDto, pairStatuses } from '../http/agreement.dto.js';
import { changesInWords } from './changes-in-words.js';
import { conditionWords } from './condition-words.js';
import { timeLine } from './time-line.js';

const COLOUR: Readonly<Record<string, string>> = {
  'in-force': 'green',
  'provisionally-applied': 'green',
  'termination-notified': 'orange',
  suspended: 'orange',
  signed: 'blue',
  ratified: 'blue',
};

/** The public register as pages. */
@Controller('agreements')
@Public()
export class RegisterController {
  constructor(
    private readonly agreements: Agreements,
    private readonly drafts: Drafts,
  ) {}

  @Get()
  @Page('agreements/pages/views/register.njk')
  async register(@Query() query: Record<string, string>) {
    const party = readParameter(query, 'party', parseCountry);
    const on = readParameter(query, 'on', parseIsoDate) ?? parseIsoDate(today());
    const { agreements } = await this.agreements.register();
    const countries = [...new Set(agreements.flatMap(({ parties }) => parties.map(({ country }) => country)))].toSorted();
    const shown = agreements.filter(({ parties }) => !party || parties.some(({ country }) => country === party));
    const knownAt = await this.agreements.knownNow();
    return {
      countries,
      party,
      on,
      agreements: shown.map((one) => this.summary(one, { asOf: on, knownAt })),
      demonstration: shown.some((one) => one.demonstration),
    };
  }

  @Get(':slug')
  @Page('agreements/pages/views/agreement.njk')
  async agreement(@Param('slug') slug: string) {
    const agreement = await this.agreements.get(slug);
    const steps = await this.drafts.steps(agreement.id);
    const versions = agreement.versions.toReversed().map((version) => ({
      ...version,
      provisions: version.provisions.map((one) => ({ ...one, words: conditionWords(one.condition) })),
      steps: steps.filter((step) => step.version === version.number),
    }));
    const knownAt = await this.agreements.knownNow();
    const designations = designationsKnown(agreement, knownAt);
    const events = agreement.events.toReversed();
    const present = this.summary(agreement, { asOf: parseIsoDate(today()), knownAt });
    return { ...present, versions, events, designations, timeLine: timeLine(agreement, today()), today: today() };
  }

  @Get(':slug/versions/:number/changes')
  @Page('agreements/pages/views/changes.njk')
  async changes(@Param('slug') slug: string, @Param('number', ParseIntPipe) number: number, @Query() query: Record<string, string>) {
    const agreement = await this.agreements.get(slug);
    const from = Number(query.from ?? number - 1);
    const [before, after] = [from, number].map((wanted) => agreement.versions.find((version) => version.number === wanted));
    if (!before || !after) throw new AgreementVersionNotFound(slug, before ? number : from);
    return { slug, title: agreement.title, before, after, changes: changesInWords(before, after) };
  }

  private readonly summary = (agreement: Agreement, { asOf, knownAt }: Moment) => {
    const statuses = pairStatuses(agreement, asOf, knownAt).map((one) => ({
      ...one,
      colour: COLOUR[one.status] ?? 'grey',
    }));
    const { slug, title, kind, parties, demonstration } = agreement;
    const distinct = distinctStatuses(statuses);
    const isPartlySuspended = statuses.some(({ partialSuspensions }) => partialSuspensions.length > 0);
    return {
      slug,
      title,
      kind,
      parties,
      demonstration,
      statuses,
      distinct,
      isPartlySuspended,
      matrix: parties.length > 3 && statuses.length > 1 ? matrixOf(statuses) : undefined,
      recognises: agreement.versions.some(({ provisions }) => provisions.length > 0),
    };
  };
}

interface Coloured extends PairStatusDto {
  readonly colour: string;
}

/** Each status once, with how many pairs stand so. */
function distinctStatuses(statuses: readonly Coloured[]): readonly (Coloured & { readonly count: number })[] {
  const kinds = [...new Set(statuses.map(({ status }) => status))];
  return kinds.flatMap((kind) => {
    const alike = statuses.filter(({ status }) => status === kind);
    return alike[0] ? [{ ...alike[0], count: alike.length }] : [];
  });
}

/** A regional agreement as a table of countries by countries. */
function matrixOf(statuses: readonly Coloured[]): {
  countries: readonly string[];
  rows: readonly { country: string; cells: readonly (Coloured | null)[] }[];
} {
  const countries = [...new Set(statuses.flatMap(({ between }) => between))].toSorted();
  const cell = (one: string, other: string) =>
    statuses.find(({ between }) => between.includes(one) && between.includes(other) && one !== other) ?? null;
  return { countries, rows: countries.map((country) => ({ country, cells: countries.map((other) => cell(country, other)) })) };
}
