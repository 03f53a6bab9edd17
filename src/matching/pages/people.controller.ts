import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { AuditExempt } from '../../audit/index.js';
import { Public } from '../../platform/access/needs.js';
import { Page } from '../../platform/pages/page.js';
import { Profiles } from '../../profiles/index.js';
import { Recognition } from '../../recognition/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import { type ExplainedMatch, ReadMatches } from '../application/read-matches.js';
import { ReadUnlocks } from '../application/read-unlocks.js';
import { NotADemonstrationPerson } from '../domain/matching.errors.js';
import { matchView, skillsOfMatches, subjectView } from './match-view.js';
import { STEPS_SHOWN, skillsNamed, unlocksView } from './unlock-view.js';

const SHOWN = 10;

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
  async person(@Param('profileId', ParseUUIDPipe) id: string) {
    const profile = (await this.profiles.many([id]))[0];
    if (!profile?.demonstration) throw new NotADemonstrationPerson(id);
    const [details, recognised, matches, unlocks] = await Promise.all([
      this.profiles.details([id]),
      this.recognition.assessmentsOf(id),
      this.matches.list(id, SHOWN),
      this.unlocks.of(id, STEPS_SHOWN),
    ]);
    const all = [...matches.items, ...matches.open.slice(0, SHOWN / 2)];
    const labels = await this.taxonomy.texts([...skillsOfMatches(all), ...skillsNamed(unlocks)]);
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
      unlocks: { considered: unlocks.considered, ...unlocksView(unlocks, profile, labels) },
    };
  }
}
