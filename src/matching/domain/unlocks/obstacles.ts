import type { IsoDate } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import type { GateFinding } from '../gate-finding.js';
import { gateFindings } from '../gates.js';
import type { Opening } from '../opening.js';
import { applyStep, type Step } from './step.js';
import type { Blocked } from './survey.js';

/** Vacancies between which and the person stand the same obstacles. */
export interface ObstacleGroup {
  /** For each obstacle the steps that remove it, by place; a step or a pair that removes all of them opens the vacancies. */
  readonly obstacles: readonly ReadonlySet<number>[];
  readonly openings: readonly string[];
}

/** Groups whose every obstacle some step removes; the others no steps of these open. */
export function obstacleGroups(blocked: readonly Blocked[], candidate: Candidate, steps: readonly Step[], asOf: IsoDate): ObstacleGroup[] {
  const removers = new Removers(candidate, steps, asOf);
  const groups = new Map<string, { obstacles: readonly ReadonlySet<number>[]; openings: string[] }>();
  for (const one of blocked) {
    const obstacles = removers.of(one);
    if (obstacles.some(({ by }) => by.size === 0)) continue;
    const name = obstacles.map(({ name }) => name).join('; ');
    const group = groups.get(name) ?? { obstacles: obstacles.map(({ by }) => by), openings: [] };
    group.openings.push(one.opening.id);
    groups.set(name, group);
  }
  return [...groups.values()];
}

interface Obstacle {
  readonly name: string;
  readonly by: ReadonlySet<number>;
}

/** Which steps remove an obstacle. The gates themselves are asked, once for each thing that vacancies ask. */
class Removers {
  /** By place of the step that changes what a gate looks at. */
  private readonly after: readonly (readonly [place: number, after: Candidate])[];
  private readonly known = new Map<string, ReadonlySet<number>>();

  constructor(
    candidate: Candidate,
    private readonly steps: readonly Step[],
    private readonly asOf: IsoDate,
  ) {
    this.after = steps.flatMap((step, at) => (touchesGates(step) ? [[at, applyStep(step, candidate)] as const] : []));
  }

  of({ opening, unmet }: Blocked): readonly Obstacle[] {
    return unmet.map((finding) => this.ofGate(finding, opening));
  }

  /** A gate's verdict on a person rests on nothing of the vacancy but what it asks (a country's regions being its own). */
  private ofGate({ gate, asked }: GateFinding, opening: Opening): Obstacle {
    const name = `${gate} ${asked}`;
    const by = this.known.get(name) ?? this.whoPass(name, opening);
    this.known.set(name, by);
    return { name, by };
  }

  private whoPass(name: string, opening: Opening): ReadonlySet<number> {
    const passes = (after: Candidate) =>
      gateFindings(after, opening, this.asOf).every(({ gate, asked, verdict }) => `${gate} ${asked}` !== name || verdict === 'satisfied');
    const gate = name.slice(0, name.indexOf(' '));
    return new Set(this.after.flatMap(([at, after]) => (canTouch(this.steps[at] as Step, gate) && passes(after) ? [at] : [])));
  }
}

function touchesGates({ kind }: Step): boolean {
  return kind !== 'certify-skill' && kind !== 'learn-skill';
}

function canTouch({ kind }: Step, gate: string): boolean {
  if (kind === 'reach-language') return gate === 'language';
  if (kind === 'widen-region') return gate === 'region';
  if (kind === 'obtain-licence' || kind === 'renew-licence') return gate === 'licence';
  return (kind === 'recognise-credential' || kind === 'recognise-experience') && (gate === 'level' || gate === 'recognition');
}
