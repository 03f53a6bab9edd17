import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { accountsFor, type MatchList } from '../domain/match-list.js';
import { ListOvertaken } from '../domain/matching.errors.js';
import { CheckpointRepository } from '../storage/checkpoint.repository.js';
import { type Lease, LeasesRepository } from '../storage/leases.repository.js';
import { MatchListsRepository } from '../storage/match-lists.repository.js';

/** The only way in which a list comes to be stored. */
@Injectable()
export class WriteLists {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly lists: MatchListsRepository,
    private readonly checkpoint: CheckpointRepository,
    private readonly leases: LeasesRepository,
  ) {}

  /**
   * A list that is older in every part than the stored one is dropped. Work on a whole country gives its `lease`; one person is safe by revisions.
   * @returns by profile, the number of its writing
   * @throws ListOvertaken when some have to be computed again @throws LeaseLost when another worker serves the country now; nothing is written
   */
  async execute(lists: readonly MatchList[], lease?: Lease): Promise<ReadonlyMap<string, number>> {
    if (!lists.length) return new Map();
    const { written, overtaken } = await this.dataSource.transaction(async (tx) => {
      if (lease) await this.leases.hold(tx, lease);
      const announced = await this.checkpoint.holdAnnouncement(tx);
      const current = lists.filter(({ world }) => accountsFor(world, announced));
      const behind = lists.filter(({ world }) => !accountsFor(world, announced)).map(({ profileId }) => profileId);
      const writing = await this.lists.write(tx, current);
      return { ...writing, overtaken: [...behind, ...writing.overtaken] };
    });
    if (overtaken.length) throw new ListOvertaken(overtaken);
    return written;
  }
}
