import type { AtomicCondition, Condition } from '../../agreements/index.js';
import type { Finding } from './assessment.js';
import { compileTree, type Place, type Tree, type Truths, treeOf } from './compile-condition.js';
import { prepare } from './conditions/prepare.js';
import type { PreparedTest } from './conditions/prepared-test.js';
import { costOfActing } from './cost-of-facts.js';
import { type Truth, truthOf, verdictOf } from './kleene.js';
import type { KnownFacts } from './known-facts.js';

/** Every test of a text, answered for one set of facts. Every one is looked at: the applicant is owed all the reasons. */
export interface Sheet {
  readonly findings: readonly Finding[];
  readonly truths: Truths;
}

/** One condition of a sheet; its tests stand at `from` and the following places, and its tree names them so. */
export interface CompiledCondition {
  readonly tree: Tree;
  readonly tests: readonly AtomicCondition[];
  readonly from: number;
  readonly truth: (truths: Truths) => Truth;
  /** Nothing but tests that all have to hold. */
  readonly isList: boolean;
  /** Some act of the person may change how it comes out. */
  readonly canBeActedOn: boolean;
}

interface PlacedTest {
  readonly test: AtomicCondition;
  readonly place: Place;
}

/** Tests that read the same value are answered together, once a value: people share days, levels and countries. */
interface Column {
  readonly key: NonNullable<PreparedTest['key']>;
  readonly places: number[];
  readonly tests: ((facts: KnownFacts) => Finding)[];
  readonly kept: Map<unknown, Answered>;
}
interface Answered {
  readonly findings: readonly Finding[];
  readonly truths: readonly Truth[];
}
const MOST_KEPT = 512;

/** Gathers the conditions of a text; then `fill` answers all of their tests at once. */
export class SheetForm {
  private readonly tests: PlacedTest[] = [];
  private readonly columns = new Map<unknown, Column>();
  private readonly singles: { readonly place: number; readonly find: (facts: KnownFacts) => Finding }[] = [];

  add(condition: Condition, place: Place): CompiledCondition {
    const from = this.tests.length;
    const all: AtomicCondition[] = this.tests.map(({ test }) => test);
    const tree = treeOf(condition, all);
    const tests = all.slice(from);
    for (const test of tests) this.addTest(test, { ...place, article: test.article ?? place.article });
    const isList = tree.kind === 'count' && tree.count === tree.parts.length && tree.parts.every(({ kind }) => kind === 'test');
    const canBeActedOn = tests.some(({ test }) => costOfActing(test) !== undefined);
    return { tree, tests, from, truth: compileTree(tree), isList, canBeActedOn };
  }

  /** How many tests it has. */
  get size(): number {
    return this.tests.length;
  }

  fill(facts: KnownFacts): Sheet {
    const findings: Finding[] = new Array(this.tests.length);
    const truths = new Uint8Array(this.tests.length);
    for (const column of this.columns.values()) {
      const answered = answerColumn(column, facts);
      const { places } = column;
      for (let at = 0; at < places.length; at++) {
        const place = places[at] as number;
        findings[place] = answered.findings[at] as Finding;
        truths[place] = answered.truths[at] as Truth;
      }
    }
    for (const { place, find } of this.singles) {
      const finding = find(facts);
      findings[place] = finding;
      truths[place] = truthOf(finding.verdict);
    }
    return { findings, truths };
  }

  private addTest(test: AtomicCondition, place: Place): void {
    const prepared = prepare(test);
    const at = this.tests.push({ test, place }) - 1;
    const find = finder(test, place, prepared);
    if (!prepared.key) return void this.singles.push({ place: at, find });
    const column: Column = this.columns.get(prepared.key) ?? { key: prepared.key, places: [], tests: [], kept: new Map() };
    this.columns.set(prepared.key, column);
    column.places.push(at);
    column.tests.push(find);
  }
}

function answerColumn({ key, tests, kept }: Column, facts: KnownFacts): Answered {
  const value = key(facts);
  const before = kept.get(value);
  if (before) return before;
  if (kept.size >= MOST_KEPT) kept.clear();
  const findings = tests.map((find) => find(facts));
  const answered = { findings, truths: findings.map(({ verdict }) => truthOf(verdict)) };
  kept.set(value, answered);
  return answered;
}

function finder({ test }: AtomicCondition, { agreement, version, provision, article }: Place, { look, required }: PreparedTest) {
  return (facts: KnownFacts): Finding => {
    const { observed, holds } = look(facts);
    const seen = observed === undefined || observed === null ? null : String(observed);
    return { agreement, version, provision, condition: test, observed: seen, required, verdict: verdictOf(holds), article };
  };
}
