import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import type { Principal } from '../../identity/index.js';
import { ProfileNotFound } from '../domain/profile.errors.js';
import { ProfilesRepository } from '../storage/profiles.repository.js';
import { ToldApartRepository } from '../storage/told-apart.repository.js';

/** A human says of two files that they are of two people. It is kept, and nothing is merged. */
@Injectable()
export class TellApart {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly profiles: ProfilesRepository,
    private readonly toldApart: ToldApartRepository,
    private readonly audit: Audit,
  ) {}

  /** Again is no harm. @throws ProfileNotFound when one of them is not within reach */
  execute(pair: readonly [string, string], by: Pick<Principal, 'id' | 'name'>): Promise<void> {
    return this.dataSource.transaction((tx) => this.within(tx, pair, by));
  }

  /** @throws ProfileNotFound */
  async within(tx: EntityManager, [one, other]: readonly [string, string], by: Pick<Principal, 'id' | 'name'>): Promise<void> {
    if (one === other) throw new ProfileNotFound(other);
    await this.profiles.get(one, tx);
    await this.profiles.get(other, tx);
    if (await this.toldApart.add(tx, [one, other], by))
      await this.audit.append(tx, { action: 'person.told-apart', subjectId: one, details: { other } });
  }
}
