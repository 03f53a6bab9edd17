import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ExplainedMatch, matchView, skillsOfMatches } from '../../../matching/index.js';
import { Public } from '../../../platform/access/needs.js';
import { today } from '../../../platform/clock.js';
import { languageOf } from '../../../platform/pages/language.js';
import { parseLanguage } from '../../../standards/index.js';
import { Taxonomy } from '../../../taxonomy/index.js';
import { AssessAnswers } from '../../application/assess-answers.js';
import { HOME, Journey, redirect } from '../journey.js';

/** Places on paper: more than the answer page shows. */
const PRINTED = 20;

/** Work to take along on paper, for whoever has no e-mail. */
@ApiExcludeController()
@Controller('self-assessment/list')
@Public()
export class ListController {
  constructor(
    private readonly journey: Journey,
    private readonly assessing: AssessAnswers,
    private readonly taxonomy: Taxonomy,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const draft = await this.journey.draft(request);
    const assessed = draft && (await this.assessing.assess(draft.answers));
    if (!draft || !assessed) return redirect(reply, HOME);
    const { items, open } = await this.assessing.match(assessed, PRINTED);
    const labels = await this.taxonomy.labels(skillsOfMatches([...items, ...open]), parseLanguage(languageOf(request)));
    const printed = (matches: readonly ExplainedMatch[]) => matches.map((one) => printedOf(one, labels));
    const model = { matches: printed(items), open: printed(open), day: today(), kept: draft.expiresAt };
    const isDemonstration = items.some(({ vacancy }) => vacancy.demonstration);
    this.journey.send(request, reply, 'self-assessment/pages/views/list.njk', { ...model, isDemonstration });
  }
}

function printedOf(match: ExplainedMatch, labels: ReadonlyMap<string, string>) {
  const { startsOn, expiresOn, hoursPerWeek, contract, openings, source, reference } = match.vacancy;
  return { ...matchView(match, labels), startsOn, expiresOn, hoursPerWeek, contract, openings, source, reference };
}
