import { Injectable } from '@nestjs/common';
import {
  type ExplainedMatch,
  type MatchesOfPerson,
  RANKING_VERSION,
  ReadMatches,
  rankingDigest,
  standingDigest,
} from '../../matching/index.js';
import { Profiles } from '../../profiles/index.js';
import { ReplayAssessment } from '../../recognition/index.js';
import type { Advice, RankedWork, ShownAssessment } from '../domain/advice.js';
import type { About } from '../domain/review.js';

/** As many places of a list as the API shows. */
const PLACES = 20;

/** What the service advises at this moment, in a form that can be kept. */
@Injectable()
export class PresentAdvice {
  constructor(
    private readonly profiles: Profiles,
    private readonly assessments: ReplayAssessment,
    private readonly matches: ReadMatches,
  ) {}

  /** @throws ProfileNotFound, AssessmentNotFound, VacancyNotFound */
  about(profileId: string, about: About): Promise<Advice> {
    if (about.kind === 'match-list') return this.list(profileId);
    return about.kind === 'match' ? this.match(profileId, about.id) : this.assessment(profileId, about.id);
  }

  private async assessment(profileId: string, id: string): Promise<Advice> {
    const profile = await this.profiles.get(profileId);
    const { subject, profileRevision, assessment } = await this.assessments.read(profileId, id);
    const { engine, digest, asOf, knownAt } = assessment;
    const title = profile.credentials.find((one) => one.id === subject)?.title ?? null;
    const purposes: ShownAssessment['purposes'] = assessment.purposes.map(({ purpose, outcome, reasons, bases }) => ({
      ...{ purpose, outcome, reasons, bases: bases.map(({ source, article }) => ({ source, article })) },
    }));
    const inputs = { profileRevision, asOf, knownAt };
    return { engine: `recognition ${engine}`, inputs, digest, shown: { kind: 'assessment', title, purposes } };
  }

  private async list(profileId: string): Promise<Advice> {
    const { computedFrom, items, open } = await this.matches.list(profileId, PLACES);
    const shown = { items: items.map(workOf), open: open.map(workOf) };
    return { ...rankedFrom(computedFrom), digest: rankingDigest(shown.items, shown.open), shown: { kind: 'match-list', ...shown } };
  }

  private async match(profileId: string, vacancyId: string): Promise<Advice> {
    const { explainedFrom, ...one } = await this.matches.one(profileId, vacancyId);
    const { standing, parts, gates } = one.explanation;
    const checked = gates.map(({ gate, verdict, asked, held }) => ({ gate, verdict, asked, held }));
    const shown = { kind: 'match', rank: one.rank, standing, work: workOf(one), parts: { ...parts }, gates: checked } as const;
    return { ...rankedFrom(explainedFrom), digest: standingDigest(shown.work, one.rank, standing), shown };
  }
}

function rankedFrom({
  profile,
  recognition,
  vacancies,
  taxonomy,
  asOf,
}: MatchesOfPerson['computedFrom']): Pick<Advice, 'engine' | 'inputs'> {
  const revisions = {
    profileRevision: profile,
    recognitionRevision: recognition,
    vacanciesRevision: vacancies,
    taxonomyRevision: taxonomy,
  };
  return { engine: `ranking ${RANKING_VERSION}`, inputs: { ...revisions, asOf } };
}

function workOf({ vacancy: { id, title, employer, region }, explanation: { score } }: ExplainedMatch): RankedWork {
  return { id, title, employer: employer ?? null, region, score };
}
