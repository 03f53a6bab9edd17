import type { Candidate } from '../../src/matching/domain/candidate.js';
import type { Opening } from '../../src/matching/domain/opening.js';
import type { Ranking } from '../../src/matching/domain/reference.js';
import { levelPoints, levelRange, practicePercent } from '../../src/matching/domain/score.js';
import { WEIGHTS } from '../../src/matching/domain/weights.js';
import { cefrAtLeast } from '../../src/standards/index.js';
import type { MatchingData } from './matching-data.js';

/** What one would write at first: objects, Map and Set, gates first. It knows the gates that the benchmark's data uses. */
export class NaiveMatching {
  private readonly nearness = new Map<string, Map<string, number>>();

  constructor(private readonly data: MatchingData) {}

  rank(person: Candidate, limit: number): Ranking {
    const regions = new Set(person.wishes.regions);
    const languages = new Map(person.languages.map(({ language, level }) => [language, level]));
    const lists = { satisfied: [] as { id: string; score: number }[], open: [] as { id: string; score: number }[] };
    for (const vacancy of this.data.vacancies) {
      if (!regions.has(vacancy.region)) continue;
      const verdict = verdictOf(vacancy, person, languages);
      if (verdict === 'fails') continue;
      const common = skillsOf(vacancy, person) + this.occupationOf(vacancy, person);
      if (common > 0) lists[verdict].push({ id: vacancy.id, score: common + levelPoints(person.level, levelRange(vacancy)) });
    }
    const first = (list: { id: string; score: number }[]) =>
      list.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
    return { items: first(lists.satisfied), open: first(lists.open) };
  }

  private occupationOf({ occupation }: Opening, person: Candidate): number {
    let best = 0;
    for (const known of person.occupations) {
      const percent = this.percent(known.occupation, occupation);
      best = Math.max(best, Math.floor((WEIGHTS.occupation * percent * practicePercent(known)) / 10_000));
    }
    return best;
  }

  /** Remembered, as ours is; the rounds begin when both know all pairs. */
  private percent(one: Opening['occupation'], other: Opening['occupation']): number {
    const row = this.nearness.get(one.uri ?? one.isco) ?? new Map<string, number>();
    this.nearness.set(one.uri ?? one.isco, row);
    const known = row.get(other.uri ?? other.isco) ?? this.data.nearness.percent(one, other);
    row.set(other.uri ?? other.isco, known);
    return known;
  }
}

function verdictOf(vacancy: Opening, person: Candidate, languages: ReadonlyMap<string, Candidate['languages'][number]['level']>) {
  if (vacancy.iscedLevel !== undefined && (person.level.claimed ?? 0) < vacancy.iscedLevel) return 'fails';
  let verdict: 'satisfied' | 'open' = 'satisfied';
  for (const { language, level } of vacancy.languages) {
    const held = languages.get(language);
    if (held && !cefrAtLeast(held, level)) return 'fails';
    if (!held) verdict = 'open';
  }
  return verdict;
}

function skillsOf({ skills }: Opening, person: Candidate): number {
  let sum = 0;
  for (const { skill, points } of skills) {
    const evidence = person.skills.get(skill);
    if (evidence) sum += (points * WEIGHTS.evidence[evidence]) >> 6;
  }
  return sum;
}
