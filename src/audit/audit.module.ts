import { Global, Module } from '@nestjs/common';
import { Measures } from '../platform/telemetry/measures.js';
import { Audit } from './application/audit.js';
import { RecordReads } from './application/record-reads.js';
import { RecordRestore } from './application/record-restore.js';
import { SignHeads } from './application/sign-heads.js';
import { ChainRepository } from './storage/chain.repository.js';
import { EntriesRepository } from './storage/entries.repository.js';
import { HeadsRepository } from './storage/heads.repository.js';

/** Global: every module tells of its acts. */
@Global()
@Module({
  providers: [ChainRepository, EntriesRepository, HeadsRepository, Audit, RecordReads, RecordRestore, SignHeads],
  exports: [Audit, RecordReads, RecordRestore, SignHeads, EntriesRepository, HeadsRepository],
})
export class AuditModule {
  constructor(measures: Measures) {
    measures.add({
      name: 'audit_unsigned_seconds',
      help: 'Age of the last entry of a chain whose head is not signed yet; 0: all are',
      select: `SELECT coalesce(max(extract(epoch FROM now() - entry.recorded_at)), 0) AS value
        FROM audit.chain JOIN audit.entry USING (organisation, sequence)
        WHERE NOT EXISTS (SELECT FROM audit.signed_head AS head WHERE head.organisation = chain.organisation AND head.sequence >= chain.sequence)`,
    });
  }
}
