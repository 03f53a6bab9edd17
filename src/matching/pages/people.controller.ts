import { Controller, Get, Param, ParseUUIDPipe, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuditExempt } from '../../audit/index.js';
import { Public } from '../../platform/access/needs.js';
import { languageOf } from '../../platform/pages/language.js';
import { Page } from '../../platform/pages/page.js';
import { type Profile, Profiles } from '../../profiles/index.js';
import { Recognition } from '../../recognition/index.js';
import { iscoTitle, parseLanguage, regionName, type SkillUri } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import { type ExplainedMatch, ReadMatches } from '../application/read-matches.js';
import { ReadUnlocks } from '../application/read-unlocks.js';
import { NotADemonstrationPerson } from '../domain/matching.errors.js';
import { STEPS_SHOWN, skillsNamed, unlocksView } from './unlock-view.js';

const SHOWN = 10;
const BETTER_SHOWN = 3;

/** Demonstration people only: what is recognised of them, why, and the work that fits. */
@Controller('people')
@Public()
@AuditExempt('invented people only')
export class PeopleController {
  constructor(
    private readonly profiles: Profiles,
    private readonly recognition: Recognition,
    private readonly matches: ReadMatches,
    private readonly taxonomy: Taxonomy,
    private readonly unlocks: ReadUnlocks,
  ) {}

  @Get()
  @Page('matching/pages/views/people.njk')
  async people() {
    const people = await this.profiles.demonstrationPeople();
    const details = await this.profiles.details(people.map(({ id }) => id));
    return { people: people.map(({ id, destination }) => ({ id, destination, ...details.get(id) })), demonstration: true };
  }

  /** @throws NotADemonstrationPerson */
  @Get(':profileId')
  @Page('matching/pages/views/person.njk')
  async person(@Param('profileId', ParseUUIDPipe) id: string, @Req() request: FastifyRequest) {
    const profile = (await this.profiles.many([id]))[0];
    if (!profile?.demonstration) throw new NotADemonstrationPerson(id);
    const [details, recognised, matches, unlocks] = await Promise.all([
      this.profiles.details([id]),
      this.recognition.assessmentsOf(id),
      this.matches.list(id, SHOWN),
      this.unlocks.of(id, STEPS_SHOWN),
    ]);
    const all = [...matches.items, ...matches.open.slice(0, SHOWN / 2)];
    const skills = new Set(all.flatMap(({ explanation }) => [...explanation.has, ...explanation.lacks].map(({ skill }) => skill)));
    const language = languageOf(request);
    const labels = await this.taxonomy.labels([...skills, ...skillsNamed(unlocks)], parseLanguage(language));
    const view = (match: ExplainedMatch) => matchView(match, labels);
    const subjects = recognised.items.map(({ id: assessmentId, subject, assessment }) => ({
      ...subjectView(profile, subject),
      assessmentId,
      assessment,
    }));
    return {
      person: { id, destination: profile.destination, ...details.get(id) },
      fresh: matches.fresh && recognised.fresh,
      paused: matches.paused,
      subjects,
      demonstration: true,
      matches: matches.items.map(view),
      open: matches.open.slice(0, SHOWN / 2).map(view),
      unlocks: { considered: unlocks.considered, ...unlocksView(unlocks, profile, labels, language) },
    };
  }
}

function subjectView({ credentials, experiences }: Profile, subject: string) {
  const credential = credentials.find(({ id }) => id === subject);
  if (credential) return { kind: credential.kind, title: credential.title, country: credential.country, on: credential.awardedOn };
  return {
    kind: 'experience',
    jobs: experiences.map(({ occupation, country, from, to, evidence }) => ({
      occupation: iscoTitle(occupation),
      country,
      from,
      to,
      evidence,
    })),
  };
}

function matchView({ rank, vacancy, explanation }: ExplainedMatch, labels: ReadonlyMap<string, string>) {
  const named = (skill: SkillUri) => labels.get(skill) ?? skill;
  const { score, parts, has, lacks, couldShowBetter, gates, overqualifiedBy } = explanation;
  return {
    rank,
    id: vacancy.id,
    title: vacancy.title,
    employer: vacancy.employer,
    region: regionName(vacancy.region),
    occupation: iscoTitle(vacancy.occupation),
    pay: vacancy.pay,
    incentives: vacancy.incentives ?? [],
    score,
    overqualifiedBy,
    parts: Object.entries(parts).map(([part, points]) => ({ part, points })),
    has: has.map(({ skill, evidence, kind }) => ({ label: named(skill), evidence, kind })),
    lacks: lacks.map(({ skill, kind }) => ({ label: named(skill), kind })),
    better: couldShowBetter.slice(0, BETTER_SHOWN).map(({ skill, gain }) => ({ label: named(skill), gain })),
    gates: gates.filter(isWorthShowing).map(({ gate, verdict, asked, held }) => ({ gate, verdict, asked, held })),
    questions: gates.filter(({ verdict }) => verdict === 'open').map(({ gate }) => gate),
  };
}

/** What nobody asks, and what the person does not restrict, says nothing. */
function isWorthShowing({ asked, because }: ExplainedMatch['explanation']['gates'][number]): boolean {
  return asked !== null && because !== 'not-restricted';
}
