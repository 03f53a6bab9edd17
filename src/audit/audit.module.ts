import { Global, Module } from '@nestjs/common';
import { Audit } from './application/audit.js';
import { RecordReads } from './application/record-reads.js';
import { SignHeads } from './application/sign-heads.js';
import { ChainRepository } from './storage/chain.repository.js';
import { EntriesRepository } from './storage/entries.repository.js';
import { HeadsRepository } from './storage/heads.repository.js';

/** Global: every module tells of its acts. */
@Global()
@Module({
  providers: [ChainRepository, EntriesRepository, HeadsRepository, Audit, RecordReads, SignHeads],
  exports: [Audit, RecordReads, SignHeads, EntriesRepository, HeadsRepository],
})
export class AuditModule {}
