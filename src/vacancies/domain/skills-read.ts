import type { SkillUri } from '../../standards/index.js';

/** A skill that a machine read in a description, and in which words. */
export interface SkillRead {
  readonly skill: SkillUri;
  /** As the text says it: asked for, an advantage, or expressly not needed. */
  readonly demand: 'required' | 'desirable' | 'negated';
  /** The name that matched, in which language. */
  readonly label: string;
  readonly language: string;
  /** As the text has it. */
  readonly words: string;
  /** 0 to 1; a likeness of words and not a probability. */
  readonly confidence: number;
}

interface SkillsAsked {
  readonly essential: readonly SkillUri[];
  readonly optional: readonly SkillUri[];
}

/**
 * What an occupation implies, as a description changes it: what the text asks for is essential, what it would like is optional even where the
 * occupation needs it, and what it expressly does not need is left out.
 */
export function asRead({ essential, optional }: SkillsAsked, read: readonly SkillRead[]): SkillsAsked {
  const said = new Set(read.map(({ skill }) => skill));
  const asked = (demand: SkillRead['demand']) => read.filter((one) => one.demand === demand).map(({ skill }) => skill);
  const implied = (skills: readonly SkillUri[]) => skills.filter((skill) => !said.has(skill));
  return { essential: [...implied(essential), ...asked('required')], optional: [...implied(optional), ...asked('desirable')] };
}
