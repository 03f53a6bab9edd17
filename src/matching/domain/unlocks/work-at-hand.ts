import type { SkillUri } from '../../../standards/index.js';
import type { Candidate, OccupationKey } from '../candidate.js';
import { nameOf, type OccupationNearness } from '../nearness.js';
import type { Opening } from '../opening.js';
import { pointsAt, pointsOfNearness } from '../score.js';

/** Where a skill is asked: places of vacancies, and the points that it bears there. */
interface Asking {
  readonly places: number[];
  readonly points: number[];
}

/** The open vacancies of a country as a whole, found by what they ask: those that have nothing in common with a person are not looked at. */
export class WorkAtHand {
  private readonly bySkill = new Map<SkillUri, Asking>();
  private readonly byOccupation = new Map<string, { readonly occupation: OccupationKey; readonly places: number[] }>();
  /** By place; undefined: gone. */
  private readonly openings: (Opening | undefined)[] = [];
  private readonly places = new Map<string, number>();

  /** Those that are open; none of them may be here already. */
  add(openings: readonly Opening[]): void {
    for (const opening of openings) {
      if (opening.status !== 'open') continue;
      const place = this.openings.push(opening) - 1;
      this.places.set(opening.id, place);
      for (const { skill, points } of opening.skills) this.addSkill(skill, place, points);
      this.addOccupation(opening.occupation, place);
    }
  }

  remove(id: string): void {
    const place = this.places.get(id);
    if (place !== undefined) this.openings[place] = undefined;
    this.places.delete(id);
  }

  /** It is time to begin anew: places are never taken again. */
  get isMostlyGone(): boolean {
    return 2 * this.places.size < this.openings.length;
  }

  /** Those with a skill or a near occupation in common, as `hasSomethingInCommon` says. */
  inCommonWith(candidate: Candidate, nearness: OccupationNearness): readonly Opening[] {
    const isCommon = new Uint8Array(this.openings.length);
    for (const [skill, evidence] of candidate.skills) {
      const { places, points } = this.bySkill.get(skill) ?? NOWHERE;
      for (let at = 0; at < places.length; at++) if (pointsAt(points[at]!, evidence) > 0) isCommon[places[at]!] = 1;
    }
    const occupations = [...this.byOccupation.values()];
    for (const known of candidate.occupations) {
      const percents = nearness.percents(
        known.occupation,
        occupations.map(({ occupation }) => occupation),
      );
      for (const [at, { places }] of occupations.entries()) {
        if (pointsOfNearness(percents[at]!, known) > 0) for (const place of places) isCommon[place] = 1;
      }
    }
    return this.openings.filter((one, place): one is Opening => one !== undefined && isCommon[place] === 1);
  }

  private addSkill(skill: SkillUri, place: number, points: number): void {
    const asking = this.bySkill.get(skill) ?? { places: [], points: [] };
    this.bySkill.set(skill, asking);
    asking.places.push(place);
    asking.points.push(points);
  }

  private addOccupation(occupation: OccupationKey, place: number): void {
    const name = `${occupation.isco} ${nameOf(occupation)}`;
    const known = this.byOccupation.get(name) ?? { occupation, places: [] };
    this.byOccupation.set(name, known);
    known.places.push(place);
  }
}

const NOWHERE: Asking = { places: [], points: [] };
