import type { Profile } from '../../profiles/index.js';
import { iscoTitles, regionName, type SkillUri } from '../../standards/index.js';
import type { ExplainedMatch } from '../application/read-matches.js';

const BETTER_SHOWN = 3;

/** Skills that the reasons name; their labels are to be had. */
export function skillsOfMatches(matches: readonly Pick<ExplainedMatch, 'explanation'>[]): readonly SkillUri[] {
  return [...new Set(matches.flatMap(({ explanation: { has, lacks } }) => [...has, ...lacks].map(({ skill }) => skill)))];
}

/** What an assessment is about, as pages head it. */
export function subjectView({ credentials, experiences }: Profile, subject: string) {
  const credential = credentials.find(({ id }) => id === subject);
  if (credential) return { kind: credential.kind, title: credential.title, country: credential.country, on: credential.awardedOn };
  return {
    kind: 'experience',
    jobs: experiences.map(({ occupation, country, from, to, evidence }) => ({
      occupation: iscoTitles(occupation),
      country,
      from,
      to,
      evidence,
    })),
  };
}

/** A match with names in place of codes. @param labels of its skills */
export function matchView<Label = string>({ rank, vacancy, explanation }: ExplainedMatch, labels: ReadonlyMap<string, Label>) {
  const named = (skill: SkillUri) => labels.get(skill) ?? skill;
  const { score, parts, has, lacks, couldShowBetter, gates, overqualifiedBy } = explanation;
  return {
    rank,
    id: vacancy.id,
    title: vacancy.title,
    employer: vacancy.employer,
    region: regionName(vacancy.region),
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
