import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { now, today } from '../../platform/clock.js';
import { Page } from '../../platform/pages/page.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { type IsoDate, parseCountry, parseIsoDate } from '../../standards/index.js';
import { Agreements } from '../application/agreements.js';
import { Drafts } from '../application/drafts.js';
import { AgreementVersionNotFound } from '../domain/agreement.errors.js';
import type { Agreement } from '../domain/agreement.js';
import { designationsKnown } from '../domain/designations.js';
import { pairStatuses } from '../http/agreement.dto.js';
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
    return {
      countries,
      party,
      on,
      agreements: shown.map((one) => this.summary(one, on)),
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
    const designations = designationsKnown(agreement, now().toISOString());
    const events = agreement.events.toReversed();
    const present = this.summary(agreement, parseIsoDate(today()));
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

  private readonly summary = (agreement: Agreement, on: IsoDate) => {
    const statuses = pairStatuses(agreement, on, now().toISOString()).map((one) => ({
      ...one,
      colour: COLOUR[one.status] ?? 'grey',
    }));
    const { slug, title, kind, parties, demonstration } = agreement;
    return {
      slug,
      title,
      kind,
      parties,
      demonstration,
      statuses,
      recognises: agreement.versions.some(({ provisions }) => provisions.length > 0),
    };
  };
}
