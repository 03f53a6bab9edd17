import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { INSTALLATION } from '../domain/acting.js';
import { ChainRepository } from '../storage/chain.repository.js';
import { Audit } from './audit.js';

/** What was restored: the moment of the backup (ISO 8601), the release that wrote it, how many rows. */
export interface Restored {
  readonly takenAt: string;
  readonly release: string;
  readonly rows: number;
}

/** A restore loses what came after the backup. Every chain says so after its last entry that came back, since whoever reads one chain reads no other. */
@Injectable()
export class RecordRestore {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly chains: ChainRepository,
    private readonly audit: Audit,
  ) {}

  async execute({ takenAt, release, rows }: Restored): Promise<void> {
    const act = { action: 'database.restored', subjectId: null, details: { takenAt, release, rows } } as const;
    await this.dataSource.transaction(async (tx) => {
      const organisations = new Set([...(await this.chains.organisations(tx)), INSTALLATION]);
      for (const organisation of [...organisations].sort()) await this.audit.append(tx, act, organisation);
    });
  }
}
