import fc from 'fast-check';
import { assignGreedily } from '../../../../test/bench/assignment-greedy.js';
import { assign } from './assign.js';
import { assignmentProblem, type Edge } from './assignment-problem.js';
import { boundAt } from './certificate.js';

interface SmallWorld {
  readonly lists: readonly (readonly Edge[])[];
  readonly capacities: readonly number[];
}
const tolerances = fc.constantFrom(0, 1e-4, 0.01, 0.2);
const SEED = { seed: 7, numRuns: 600 };

/** Few scores, so that ties are met; more people than slots and fewer. */
function worlds(people: number, vacancies: number): fc.Arbitrary<SmallWorld> {
  const score = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 10_000 }));
  return fc.array(fc.constantFrom(1, 1, 1, 2), { minLength: 2, maxLength: vacancies, size: 'max' }).chain((capacities) => {
    const edge = fc.record({ vacancy: fc.nat(capacities.length - 1), score });
    const list = fc.uniqueArray(edge, { selector: ({ vacancy }) => vacancy, minLength: 1, maxLength: capacities.length, size: 'max' });
    return fc.record({
      lists: fc.array(list, { minLength: people >> 1, maxLength: people, size: 'max' }),
      capacities: fc.constant(capacities),
    });
  });
}

/** Tries every choice of every person. */
function bestOfAll({ lists, capacities }: SmallWorld, person = 0): number {
  const list = lists[person];
  if (!list) return 0;
  const choices = list.flatMap(({ vacancy, score }) => {
    if (capacities[vacancy] === 0) return [];
    const rest = capacities.map((room, at) => (at === vacancy ? room - 1 : room));
    return [score + bestOfAll({ lists, capacities: rest }, person + 1)];
  });
  return Math.max(bestOfAll({ lists, capacities }, person + 1), ...choices);
}

const assigned = ({ lists, capacities }: SmallWorld) => assign(assignmentProblem(lists, capacities), 0);

describe('an assignment', () => {
  it('is tried on worlds in which vacancies are fought for, and in which the highest score first is not best', () => {
    const tried = fc.sample(worlds(7, 4), SEED);
    const greedy = tried.map(({ lists, capacities }) => assignGreedily(assignmentProblem(lists, capacities)).total);
    expect(tried.filter((world, at) => bestOfAll(world) > greedy[at]!).length).toBeGreaterThan(60);
  });

  it('has the highest total that there is, and says so by a bound that closes', () => {
    fc.assert(
      fc.property(worlds(7, 4), (world) => {
        const best = bestOfAll(world);
        expect(assigned(world)).toMatchObject({ total: best, bound: best, gap: 0 });
      }),
      SEED,
    );
  });

  it('may stop within a tolerance, and then says the gap that it has proven', () => {
    fc.assert(
      fc.property(worlds(7, 4), tolerances, (world, tolerance) => {
        const [best, { total, bound, gap }] = [bestOfAll(world), assign(assignmentProblem(world.lists, world.capacities), tolerance)];
        expect(bound).toBeGreaterThanOrEqual(best);
        expect(gap).toBeLessThanOrEqual(tolerance);
        expect(gap).toBe(total === 0 ? 0 : (bound - total) / total);
      }),
      SEED,
    );
  });

  it('stops before the optimum where the tolerance allows it', () => {
    const totals = fc.sample(worlds(40, 12), SEED).map(({ lists, capacities }) => {
      const problem = assignmentProblem(lists, capacities);
      return [assign(problem, 0.2).total, assign(problem, 0).total] as const;
    });
    expect(totals.filter(([early, best]) => early < best).length).toBeGreaterThan(20);
  });

  it('gives nobody two vacancies, no vacancy more people than it has openings, and nothing that was not in the list', () => {
    fc.assert(
      fc.property(worlds(40, 12), tolerances, ({ lists, capacities }, tolerance) => {
        const problem = assignmentProblem(lists, capacities);
        const { placed, total } = assign(problem, tolerance);
        const room = [...capacities];
        let points = 0;
        for (const [person, edge] of placed.entries()) {
          if (edge < 0) continue;
          const vacancy = problem.vacancies[edge]!;
          room[vacancy]!--;
          points += problem.scores[edge]!;
          expect(lists[person]).toContainEqual({ vacancy, score: problem.scores[edge] });
        }
        expect(placed.length).toBe(lists.length);
        expect(Math.min(...room)).toBeGreaterThanOrEqual(0);
        expect(points).toBe(total);
      }),
      SEED,
    );
  });

  it('closes its bound in larger worlds too, and is never worse than the highest score first', () => {
    fc.assert(
      fc.property(worlds(40, 12), ({ lists, capacities }) => {
        const problem = assignmentProblem(lists, capacities);
        const { total, bound } = assign(problem, 0);
        expect(bound).toBe(total);
        expect(total).toBeGreaterThanOrEqual(assignGreedily(problem).total);
      }),
      SEED,
    );
  });

  it('has the same total in whatever order people and vacancies come', () => {
    fc.assert(
      fc.property(worlds(40, 12), ({ lists, capacities }) => {
        const last = capacities.length - 1;
        const turned = lists
          .toReversed()
          .map((list) => list.toReversed().map(({ vacancy, score }) => ({ vacancy: last - vacancy, score })));
        expect(assigned({ lists: turned, capacities: capacities.toReversed() }).total).toBe(assigned({ lists, capacities }).total);
      }),
      SEED,
    );
  });

  it('is bounded at any prices whatever, good or bad', () => {
    const prices = fc.array(fc.nat(50_000), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(worlds(7, 4), prices, fc.integer({ min: 1, max: 8 }), (world, asked, scale) => {
        const problem = assignmentProblem(world.lists, world.capacities);
        expect(boundAt(Float64Array.from(asked), scale, problem)).toBeGreaterThanOrEqual(bestOfAll(world));
      }),
      SEED,
    );
  });

  it('places nobody where there are no people, no lists or no points', () => {
    for (const lists of [[], [[], []], [[{ vacancy: 0, score: 0 }]]])
      expect(assigned({ lists, capacities: [2] })).toMatchObject({ total: 0, bound: 0, gap: 0 });
  });
});
