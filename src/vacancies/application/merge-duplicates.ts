import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { becauseOf, type Cluster, clustersOf } from '../domain/duplicate-clusters.js';
import { DuplicatesRepository, type Regrouped, type Stored } from '../storage/duplicates.repository.js';

/** What became of jobs after some advertisements changed. */
export interface Merged {
  /** New revisions of those that now stand for themselves, or no longer do. */
  readonly revisions: ReadonlyMap<string, number>;
  /** In words, for each of several advertisements of one job. */
  readonly sameAs: ReadonlyMap<string, string>;
}

/** After every change: jobs are told anew among the open advertisements that may be the same as a changed one. */
@Injectable()
export class MergeDuplicates {
  constructor(private readonly repository: DuplicatesRepository) {}

  /** @param tx holds the register, so that nobody else merges meanwhile */
  async execute(tx: EntityManager, changedIds: readonly string[]): Promise<Merged> {
    if (!changedIds.length) return { revisions: new Map(), sameAs: new Map() };
    const open = await this.repository.open(tx, await this.repository.readAgain(tx, changedIds));
    const blocks = blocksOf(open);
    const ids = blocks.filter(({ length }) => length > 1).flatMap((block) => block.map(({ id }) => id));
    const apart = ids.length ? await this.repository.toldApart(tx, ids) : new Set<string>();
    const toldApart = (one: string, other: string) => apart.has(one < other ? `${one} ${other}` : `${other} ${one}`);
    const clusters = blocks.flatMap((block) => clustersOf(block, toldApart));
    const revisions = await this.repository.regroup(tx, regroupedOf(open, clusters));
    return { revisions, sameAs: new Map(clusters.flatMap(reasonsOf)) };
  }
}

function blocksOf(open: readonly Stored[]): readonly Stored[][] {
  const blocks = new Map<string, Stored[]>();
  for (const one of open) {
    const block = blocks.get(one.key);
    if (block) block.push(one);
    else blocks.set(one.key, [one]);
  }
  return [...blocks.values()];
}

function regroupedOf(open: readonly Stored[], clusters: readonly Cluster[]): Regrouped[] {
  const before = new Map(open.map(({ id, duplicateOf }) => [id, duplicateOf]));
  const wanted = clusters.flatMap(({ canonical, others }) => [
    { id: canonical.id, duplicateOf: null, because: null },
    ...others.map(({ advertisement, because }) => ({ id: advertisement.id, duplicateOf: canonical.id, because })),
  ]);
  return wanted.filter(({ id, duplicateOf }) => before.get(id) !== duplicateOf);
}

function reasonsOf({ canonical, others }: Cluster): readonly (readonly [string, string])[] {
  const [first] = others;
  if (!first) return [];
  const ofOthers = others.map(({ advertisement, because }) => [advertisement.id, becauseOf(canonical, because)] as const);
  return [[canonical.id, becauseOf(first.advertisement, first.because)], ...ofOthers];
}
