import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Holdings, type Removed, removeRows } from './holdings.js';

const DELETES = {
  'platform.mail': `DELETE FROM platform.mail WHERE subject_id = $1`,
  'platform.idempotency_key': `DELETE FROM platform.idempotency_key WHERE subject_id = $1::text::uuid OR body LIKE '%' || $1::text || '%'`,
  'platform.outbox': `DELETE FROM platform.outbox WHERE data ->> 'profileId' = $1`,
  'platform.dead_letter': `DELETE FROM platform.dead_letter WHERE data ->> 'profileId' = $1`,
};

/** Kept answers, also those about several people that name this one, and the references of events and jobs that were given up. */
@Injectable()
export class PlatformHoldings implements Holdings {
  erase(tx: EntityManager, subject: string): Promise<Removed> {
    return removeRows(tx, subject, DELETES);
  }
}
