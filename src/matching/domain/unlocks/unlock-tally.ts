import type { Profile } from '../../../profiles/index.js';
import type { Prospect } from '../../../recognition/index.js';
import type { CountryCode } from '../../../standards/index.js';
import { type CommonStep, commonStepOf } from './common-step.js';
import type { StepKind } from './step.js';
import { Tally } from './tally.js';
import type { Unlock, Unlocks } from './unlocks.js';

/** Of each kind, so many of a person's best steps are counted: thousands of skills that raise one score each are nobody's plan. */
export const COUNTED_OF_KIND = 20;

/** What the steps of one person come to that many could take. */
interface Together {
  readonly opened: Set<number>;
  readonly raised: Set<string>;
  readonly isBest: boolean;
}

/** Adds up the steps of people by what they have in common. It keeps no name and no id of a person. */
export class UnlockTally {
  readonly steps = new Map<string, { readonly step: CommonStep; readonly tally: Tally }>();
  /** By country of origin: recognitions that no agreement in force covers. */
  readonly uncovered = new Map<CountryCode, Tally>();
  private readonly numbers = new Map<string, number>();

  add(profile: Profile, unlocks: Pick<Unlocks, 'steps'>, prospects: ReadonlyMap<string, Prospect>): void {
    const best = unlocks.steps[0];
    const counted = bestOfEachKind(unlocks.steps);
    const common = new Map(counted.map(({ step }) => [step, commonStepOf(step, profile)]));
    const nameOf = ({ step }: Unlock) =>
      Object.values(common.get(step) as CommonStep)
        .flat()
        .join(' ');
    for (const [name, { opened, raised, isBest }, first] of this.together(counted, nameOf, best)) {
      const known = this.steps.get(name) ?? { step: common.get(first.step) as CommonStep, tally: new Tally() };
      this.steps.set(name, known);
      known.tally.add(opened, raised.size, isBest);
    }
    const uncovered = unlocks.steps.filter((one) => originUncovered(one, profile, prospects));
    const originOf = (one: Unlock) => originUncovered(one, profile, prospects) as CountryCode;
    for (const [origin, { opened, raised, isBest }] of this.together(uncovered, originOf, best)) {
      const tally = this.uncovered.get(origin) ?? new Tally();
      this.uncovered.set(origin, tally);
      tally.add(opened, raised.size, isBest);
    }
  }

  /** Steps that bear one name are one: what two papers open both is opened once. */
  private together<T>(steps: readonly Unlock[], nameOf: (one: Unlock) => T, best: Unlock | undefined) {
    const groups = new Map<T, Unlock[]>();
    for (const one of steps) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
    return [...groups].map(([name, same]): readonly [T, Together, Unlock] => {
      const opened = new Set(same.flatMap((one) => one.opened).map((id) => this.numberOf(id)));
      const raised = new Set(same.flatMap((one) => one.raised));
      return [name, { opened, raised, isBest: best !== undefined && same.includes(best) }, same[0] as Unlock];
    });
  }

  private numberOf(vacancy: string): number {
    const known = this.numbers.get(vacancy) ?? this.numbers.size;
    this.numbers.set(vacancy, known);
    return known;
  }
}

function bestOfEachKind(steps: readonly Unlock[]): readonly Unlock[] {
  const counts = new Map<StepKind, number>();
  return steps.filter(({ step: { kind } }) => {
    const before = counts.get(kind) ?? 0;
    counts.set(kind, before + 1);
    return before < COUNTED_OF_KIND;
  });
}

/** Where the credential or the experience comes from, if recognition has answered and no agreement gives it. */
function originUncovered({ step }: Unlock, profile: Profile, prospects: ReadonlyMap<string, Prospect>): CountryCode | undefined {
  if (step.kind !== 'recognise-credential' && step.kind !== 'recognise-experience') return undefined;
  const prospect = prospects.get(step.subject);
  const origin = [...profile.credentials, ...profile.experiences].find(({ id }) => id === step.subject)?.country;
  return prospect && !prospect.isCovered && origin !== profile.destination ? origin : undefined;
}
