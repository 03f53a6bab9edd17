import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type Holdings, type Removed, removeRows } from '../../platform/data-subjects/holdings.js';
import type { Ranked } from '../domain/rank.js';
import { MatchListsRepository } from './match-lists.repository.js';

const DELETES = {
  'matching.placement_decision': `DELETE FROM matching.placement_decision WHERE profile_id = $1`,
  'matching.assignment_person': `DELETE FROM matching.assignment_person WHERE profile_id = $1`,
  'matching.match_list': `DELETE FROM matching.match_list WHERE profile_id = $1`,
};

export interface CollectedMatches {
  readonly matchList: { readonly asOf: string; readonly items: readonly Ranked[]; readonly open: readonly Ranked[] } | null;
  readonly placements: readonly {
    readonly assignmentId: string;
    readonly vacancyId: string | null;
    readonly score: number | null;
    readonly reason: string | null;
    readonly proposedAt: Date;
  }[];
  readonly placementDecisions: readonly {
    readonly assignmentId: string;
    readonly vacancyId: string;
    readonly decision: 'accepted' | 'declined';
    readonly decidedAt: Date;
    readonly by: string | null;
  }[];
}

@Injectable()
export class MatchingHoldings implements Holdings {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly lists: MatchListsRepository,
  ) {}

  async collect(subject: string): Promise<CollectedMatches> {
    const list = await this.lists.find(subject);
    const placements = await this.dataSource.query(
      `SELECT assignment_id AS "assignmentId", vacancy_id AS "vacancyId", score, reason, proposed_at AS "proposedAt"
       FROM matching.assignment_person JOIN matching.assignment ON id = assignment_id WHERE profile_id = $1 ORDER BY assignment_id`,
      [subject],
    );
    const placementDecisions = await this.dataSource.query(
      `SELECT assignment_id AS "assignmentId", vacancy_id AS "vacancyId", decision, decided_at AS "decidedAt", principal_name AS by
       FROM matching.placement_decision WHERE profile_id = $1 ORDER BY number`,
      [subject],
    );
    return { matchList: list ? { asOf: list.world.asOf, items: list.items, open: list.open } : null, placements, placementDecisions };
  }

  /** A proposal that loses somebody has changed. */
  async erase(tx: EntityManager, subject: string): Promise<Removed> {
    await tx.query(
      `UPDATE matching.assignment SET revision = revision + 1
       WHERE id IN (SELECT assignment_id FROM matching.assignment_person WHERE profile_id = $1)`,
      [subject],
    );
    return removeRows(tx, subject, DELETES);
  }
}
