import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { DanglingRow, ImportReport, Tally } from '../domain/import-report.js';
import { taxonomyChanged } from '../domain/taxonomy.events.js';
import { mergeDescriptions } from '../storage/description-merge.js';
import { ImportReportsRepository } from '../storage/import-reports.repository.js';
import { mergeRelations } from '../storage/relation-merge.js';
import { type LabelSource, mergeConcepts, mergeLabels, removeDangling, settleStaging } from '../storage/release-merge.js';

export interface Merged extends Pick<ImportReport, 'repeated' | 'tallies' | 'revision'> {
  readonly dangling: readonly (DanglingRow & { readonly kind: string })[];
}

/** What is staged becomes what is held, in the transaction that staged it; a change is told once. */
@Injectable()
export class TakeInRelease {
  constructor(
    private readonly reports: ImportReportsRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute(tx: EntityManager, source: LabelSource, release: string, prune?: () => Promise<void>): Promise<Merged> {
    const repeated = await settleStaging(tx);
    const dangling = await removeDangling(tx);
    await prune?.();
    const tallies = {
      concepts: await mergeConcepts(tx, source, release),
      labels: await mergeLabels(tx, source),
      descriptions: await mergeDescriptions(tx),
      occupationSkill: await mergeRelations(tx, 'occupation-skill'),
      skillSkill: await mergeRelations(tx, 'skill-skill'),
      broader: await mergeRelations(tx, 'broader'),
    };
    const changed = Object.values(tallies).some(isChange);
    const revision = await this.reports.revise(tx, changed);
    if (changed) await this.outbox.append(tx, taxonomyChanged(revision));
    return { repeated, dangling, tallies, revision };
  }
}

function isChange({ added, changed, retired, returned }: Tally): boolean {
  return added + changed + retired + returned > 0;
}
