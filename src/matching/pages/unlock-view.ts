import { type InLanguages, titledIn } from '../../platform/pages/formats.js';
import type { Profile } from '../../profiles/index.js';
import {
  type IscoCode,
  iscoTitles,
  type LanguageTag,
  languageName,
  type RegionCode,
  regionName,
  type SkillUri,
} from '../../standards/index.js';
import type { ExplainedUnlock, ExplainedUnlocks } from '../application/read-unlocks.js';
import type { Step } from '../domain/unlocks/step.js';
import type { PairUnlock } from '../domain/unlocks/unlocks.js';

export const STEPS_SHOWN = 3;

/** Of skills, in every language that has one; a skill that is not held is named by its URI. */
type Labels = ReadonlyMap<string, InLanguages | string>;

/** What a text of the catalogue is filled with: `match.unlock.<kind>` names `what`; words of the person, and regions, are in no one language. */
interface StepView {
  readonly kind: Step['kind'];
  readonly what: InLanguages | string;
}

/** Skills that the section names; their labels are to be had. */
export function skillsNamed({ steps, bestPair }: ExplainedUnlocks): readonly SkillUri[] {
  return [...steps.map(({ step }) => step), ...(bestPair?.steps ?? [])].flatMap((step) => ('skill' in step ? [step.skill] : []));
}

/** The first steps and the best pair; the pair only where it opens more than the first step alone. */
export function unlocksView({ steps, bestPair }: ExplainedUnlocks, profile: Profile, labels: Labels) {
  const named = (step: Step): StepView => ({ kind: step.kind, what: whatOf(step, profile, labels) });
  const isWorthIt = bestPair && bestPair.opened.length > (steps[0]?.opened.length ?? 0);
  return {
    steps: steps.map(({ step, opened, raised, examples, terms }: ExplainedUnlock) => ({
      ...named(step),
      ...{ opens: opened.length, raises: raised.length, terms },
      examples: examples.map(({ title }) => title),
    })),
    pair: isWorthIt ? pairView(bestPair, named) : null,
  };
}

function pairView({ steps: [one, other], opened }: PairUnlock, named: (step: Step) => StepView) {
  return { one: named(one), other: named(other), opens: opened.length };
}

function whatOf(step: Step, profile: Profile, labels: Labels): InLanguages | string {
  switch (step.kind) {
    case 'recognise-credential':
      return profile.credentials.find(({ id }) => id === step.subject)?.title ?? step.subject;
    case 'recognise-experience':
      return iscoTitles(profile.experiences.find(({ id }) => id === step.subject)?.occupation as IscoCode);
    case 'certify-skill':
    case 'learn-skill':
      return labels.get(step.skill) ?? step.skill;
    case 'reach-language':
      return titledIn((language) => ({ language, text: `${languageName(step.language as LanguageTag, language)} ${step.level}` }));
    case 'obtain-licence':
    case 'renew-licence':
      return iscoTitles(step.occupation);
    case 'widen-region':
      return regionName(step.region as RegionCode);
  }
}
