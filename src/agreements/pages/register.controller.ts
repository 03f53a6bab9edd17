import { Controller, Get, Param, Query } from '@nestjs/common';
import { now, today } from '../../platform/clock.js';
import { Page } from '../../platform/pages/page.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { parseCountry, parseIsoDate } from '../../standards/index.js';
import { Agreements } from '../application/agreements.js';
import type { Agreement } from '../domain/agreement.js';
import { pairStatuses } from '../http/agreement.dto.js';
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
  constructor(private readonly agreements: Agreements) {}

  @Get()
  @Page('agreements/pages/views/register.njk')
  async register(@Query() query: Record<string, string>) {
    const party = readParameter(query, 'party', parseCountry);
    const { agreements } = await this.agreements.register();
    const countries = [...new Set(agreements.flatMap(({ parties }) => parties.map(({ country }) => country)))].toSorted();
    const shown = agreements.filter(({ parties }) => !party || parties.some(({ country }) => country === party));
    return { countries, party, agreements: shown.map(this.summary), demonstration: shown.some((one) => one.demonstration) };
  }

  @Get(':slug')
  @Page('agreements/pages/views/agreement.njk')
  async agreement(@Param('slug') slug: string) {
    const agreement = await this.agreements.get(slug);
    const versions = agreement.versions
      .toReversed()
      .map((version) => ({ ...version, provisions: version.provisions.map((one) => ({ ...one, words: conditionWords(one.condition) })) }));
    const events = agreement.events.toReversed();
    return { ...this.summary(agreement), versions, events, timeLine: timeLine(agreement, today()), today: today() };
  }

  private readonly summary = (agreement: Agreement) => {
    const statuses = pairStatuses(agreement, parseIsoDate(today()), now().toISOString()).map((one) => ({
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
