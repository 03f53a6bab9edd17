import type { IscoCode, OccupationUri, SkillUri } from '../../standards/index.js';
import type { OccupationKey } from './candidate.js';

/** One occupation of the taxonomy with the skills that belong to it. Source: ESCO occupation–skill relations. */
export interface OccupationSkills {
  readonly uri: OccupationUri;
  readonly isco: IscoCode;
  readonly essential: readonly SkillUri[];
  readonly optional: readonly SkillUri[];
}

/** The taxonomy as matching reads it, at one revision. */
export class Occupations {
  private readonly places: ReadonlyMap<OccupationUri, number>;
  private readonly shown = new Map<string, readonly SkillUri[]>();

  constructor(readonly all: readonly OccupationSkills[]) {
    this.places = new Map(all.map(({ uri }, at) => [uri, at]));
  }

  /** Its place in `all`; undefined: the taxonomy does not have it. */
  indexOf(uri: OccupationUri): number | undefined {
    return this.places.get(uri);
  }

  /** The occupation itself; for an ISCO group, all of it. Empty when the taxonomy has none. */
  of({ uri, isco }: OccupationKey): readonly OccupationSkills[] {
    const at = uri && this.indexOf(uri);
    return at !== undefined ? [this.all[at] as OccupationSkills] : this.all.filter((occupation) => occupation.isco.startsWith(isco));
  }

  /** Skills that practice of it shows: its essential ones; for a group, those essential to at least half of its occupations. */
  essentialSkills(key: OccupationKey): readonly SkillUri[] {
    const name = key.uri ?? key.isco;
    const known = this.shown.get(name) ?? this.skillsShownBy(key);
    this.shown.set(name, known);
    return known;
  }

  private skillsShownBy(key: OccupationKey): readonly SkillUri[] {
    const members = this.of(key);
    const counts = new Map<SkillUri, number>();
    for (const skill of members.flatMap(({ essential }) => [...new Set(essential)])) counts.set(skill, (counts.get(skill) ?? 0) + 1);
    return [...counts].filter(([, count]) => 2 * count >= members.length).map(([skill]) => skill);
  }
}
