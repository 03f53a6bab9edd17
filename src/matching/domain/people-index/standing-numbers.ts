import type { KnownOccupation, OccupationKey } from '../candidate.js';
import { Numbered } from '../index/numbered.js';
import { nameOf, type OccupationNearness } from '../nearness.js';
import { practicePercent } from '../score.js';
import { WEIGHTS } from '../weights.js';
import { Judged } from './judged.js';
import { withRoomAt } from './with-room-at.js';

/** An occupation, by its number, and how much of its points the way of knowing it bears, in percent. */
interface Standing {
  readonly occupation: number;
  readonly percent: number;
}

/** Every distinct standing of the people of a country, numbered from 1. */
export class StandingNumbers {
  private readonly known = new Numbered<Standing>(({ occupation, percent }) => `${occupation} ${percent}`);
  /** Occupations that the taxonomy does not have; their numbers come after its own. */
  private readonly others = new Judged<OccupationKey>(nameOf);
  private occupations = new Uint32Array(16);
  private percents = new Uint8Array(16);

  constructor(private readonly nearness: OccupationNearness) {}

  numberOf(known: KnownOccupation): number {
    const standing = { occupation: this.occupationNumber(known.occupation), percent: practicePercent(known) };
    const number = 1 + this.known.numberOf(standing);
    this.occupations = withRoomAt(this.occupations, number);
    this.percents = withRoomAt(this.percents, number);
    this.occupations[number] = standing.occupation;
    this.percents[number] = standing.percent;
    return number;
  }

  /** What each standing gives where `occupation` is asked for; the same floor as `occupationPoints`. */
  pointsFor(occupation: OccupationKey): Uint16Array {
    const percents = this.percentsTo(occupation);
    const points = new Uint16Array(1 + this.known.values.length);
    for (let number = 1; number < points.length; number++) {
      points[number] = (WEIGHTS.occupation * percents[this.occupations[number]!]! * this.percents[number]!) / 10_000;
    }
    return points;
  }

  private percentsTo(occupation: OccupationKey): Uint8Array {
    const row = this.nearness.rowOf(occupation);
    const others = this.others.answersTo(nameOf(occupation), (all) => this.nearness.percents(occupation, all));
    const percents = new Uint8Array(row.length + others.length);
    percents.set(row);
    percents.set(others, row.length);
    return percents;
  }

  private occupationNumber(occupation: OccupationKey): number {
    return this.nearness.placeOf(occupation) ?? this.nearness.places + this.others.numberOf(occupation);
  }
}
