import { parseCefrLevel, parseCountry, parseIscoGroup, parseLanguage, type SkillUri } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import type { GateFinding } from '../gate-finding.js';
import type { Opening } from '../opening.js';
import { keyOf, type Step } from './step.js';
import type { Survey } from './survey.js';

/**
 * Every step that vacancies ask for: languages at the levels asked, licences, regions, and skills wherever better evidence could count.
 * Recognition is not among them: what a person can have recognised their profile says.
 */
export function stepsToward({ matched, blocked }: Survey, candidate: Candidate): readonly Step[] {
  const throughGates = distinctUnmet(blocked).flatMap(([finding, opening]) => stepsThrough(finding, opening, candidate));
  const skills = skillsOf(matched).flatMap((skill) => skillStep(skill, candidate));
  return [...new Map(throughGates.map((step) => [keyOf(step), step])).values(), ...skills];
}

/** Each thing that is asked and not met, once, with a vacancy that asks it. */
function distinctUnmet(blocked: Survey['blocked']): readonly (readonly [GateFinding, Opening])[] {
  const distinct = new Map<string, readonly [GateFinding, Opening]>();
  for (const { opening, unmet } of blocked) {
    for (const finding of unmet) distinct.set(`${finding.gate} ${finding.asked}`, [finding, opening]);
  }
  return [...distinct.values()];
}

function skillsOf(openings: readonly Opening[]): readonly SkillUri[] {
  const skills = new Set<SkillUri>();
  for (const opening of openings) for (const { skill } of opening.skills) skills.add(skill);
  return [...skills];
}

function skillStep(skill: SkillUri, { skills }: Candidate): readonly Step[] {
  const evidence = skills.get(skill);
  if (evidence === 'recognised') return [];
  return [{ kind: evidence ? 'certify-skill' : 'learn-skill', skill }];
}

function stepsThrough({ gate, asked }: GateFinding, { region }: Opening, candidate: Candidate): readonly Step[] {
  const [first, second] = (asked ?? '').split(' ');
  if (gate === 'language') return [{ kind: 'reach-language', language: parseLanguage(first), level: parseCefrLevel(second) }];
  if (gate === 'region') return [{ kind: 'widen-region', region }];
  return gate === 'licence' ? [licenceStep(String(first), String(second), candidate)] : [];
}

/** A licence that was held once is renewed; one that was withdrawn has to be obtained anew. */
function licenceStep(isco: string, code: string, { licences }: Candidate): Step {
  const [occupation, country] = [parseIscoGroup(isco), parseCountry(code)];
  const held = licences.find((one) => one.country === country && isco.startsWith(one.occupation));
  const hasRunOut = held?.state === 'lapsed' || held?.state === 'active';
  return { kind: hasRunOut ? 'renew-licence' : 'obtain-licence', occupation, country };
}
