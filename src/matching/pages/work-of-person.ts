import { Injectable } from '@nestjs/common';
import { type Profile, Profiles } from '../../profiles/index.js';
import { advisedAnswers, Recognition } from '../../recognition/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import { type ExplainedMatch, ReadMatches } from '../application/read-matches.js';
import { ReadUnlocks } from '../application/read-unlocks.js';
import { advisedOnPage } from '../http/advised.js';
import { matchView, skillsOfMatches, subjectView } from './match-view.js';
import { STEPS_SHOWN, skillsNamed, unlocksView } from './unlock-view.js';

const SHOWN = 10;

/** What is recognised of a person, why, and the work that fits, as one page shows it. */
@Injectable()
export class WorkOfPerson {
  constructor(
    private readonly profiles: Profiles,
    private readonly recognition: Recognition,
    private readonly matches: ReadMatches,
    private readonly taxonomy: Taxonomy,
    private readonly unlocks: ReadUnlocks,
  ) {}

  async of(profile: Profile) {
    const { id, destination, demonstration } = profile;
    const [details, recognised, matches, unlocks] = await Promise.all([
      this.profiles.details([id]),
      this.recognition.assessmentsOf(id),
      this.matches.list(id, SHOWN),
      this.unlocks.of(id, STEPS_SHOWN),
    ]);
    const listed = { items: matches.items, open: matches.open.slice(0, SHOWN / 2) };
    const labels = await this.taxonomy.texts([...skillsOfMatches([...listed.items, ...listed.open]), ...skillsNamed(unlocks)]);
    const view = (match: ExplainedMatch) => matchView(match, labels);
    return {
      person: { id, destination, ...details.get(id) },
      advice: [advisedAnswers(recognised), advisedOnPage.list({ ...matches, ...listed }), advisedOnPage.unlocks(unlocks)],
      fresh: matches.fresh && recognised.fresh,
      paused: matches.paused,
      subjects: recognised.items.map(({ id: assessmentId, subject, assessment }) => ({
        ...subjectView(profile, subject),
        assessmentId,
        assessment,
      })),
      demonstration,
      matches: listed.items.map(view),
      open: listed.open.map(view),
      unlocks: { considered: unlocks.considered, ...unlocksView(unlocks, profile, labels) },
    };
  }
}
