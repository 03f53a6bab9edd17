import { Injectable } from '@nestjs/common';
import { now, today } from '../../platform/clock.js';
import { Queues } from '../../platform/queues/queues.js';
import { isOnLists, Profiles } from '../../profiles/index.js';
import { type CountryCode, parseIsoDate } from '../../standards/index.js';
import { UnlocksNotCounted } from '../domain/matching.errors.js';
import { publishedCounts } from '../domain/unlocks/published-counts.js';
import { UnlockTally } from '../domain/unlocks/unlock-tally.js';
import { type StoredCounts, UnlockCountsRepository } from '../storage/unlock-counts.repository.js';
import { COUNT } from './priorities.js';
import { UnlocksOfPeople } from './unlocks-of-people.js';

const PAGE = 200;
/** A reader of older counts has them counted anew, and gets the old ones meanwhile. */
const FRESH_FOR_MS = 3_600_000;

/** The steps of everybody who looks towards a country, added up without names: counted in the queue, kept as they may be published, read as kept. */
@Injectable()
export class CountUnlocks {
  constructor(
    private readonly profiles: Profiles,
    private readonly people: UnlocksOfPeople,
    private readonly counts: UnlockCountsRepository,
    private readonly queues: Queues,
  ) {}

  /** @throws UnlocksNotCounted the first time; they are being counted then */
  async read(country: CountryCode): Promise<StoredCounts> {
    const found = await this.counts.find(country);
    if (!found || Date.parse(found.countedAt) < now().getTime() - FRESH_FOR_MS) await this.ask(country);
    if (!found) throw new UnlocksNotCounted(country);
    return found;
  }

  /** Whoever is paused is not counted. Safe to run twice. */
  async execute(country: CountryCode): Promise<void> {
    const [asOf, countedAt] = [parseIsoDate(today()), now().toISOString()];
    const tally = new UnlockTally();
    let demonstration = false;
    for (let after: string | undefined, more = true; more; ) {
      const page = await this.profiles.goingTo(country, after, PAGE);
      const looking = page.filter(isOnLists);
      for await (const { profile, prospects, ...unlocks } of this.people.each(looking)) tally.add(profile, unlocks, prospects);
      demonstration ||= looking.some((one) => one.demonstration);
      after = page.at(-1)?.id;
      more = page.length === PAGE;
    }
    await this.counts.keep({ country, asOf, countedAt, demonstration, ...publishedCounts(tally) });
  }

  private async ask(country: CountryCode): Promise<void> {
    const deduplication = { id: `count-unlocks-${country}` };
    await this.queues.named('matching').add('count-unlocks', { country }, { deduplication, priority: COUNT });
  }
}
