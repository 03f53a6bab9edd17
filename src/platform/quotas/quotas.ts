import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { asService } from '../database/reach.js';
import { type Quota, QuotaExceeded, type Standing, WINDOW_SECONDS } from './quota.js';

/** What this process may still spend of a quota before it asks the database again. */
interface Lease {
  readonly endsAt: number;
  /** Of the quota, not taken by any process. */
  readonly beyond: number;
  left: number;
}

/** A process takes this share of a quota at once: counting is exact to it, and costs one statement in so many requests. */
const SHARE = 100;

const TAKE = `
  INSERT INTO platform.quota_use (client, window_began, used) VALUES ($1, date_trunc('minute', now()), $2)
  ON CONFLICT (client) DO UPDATE SET window_began = EXCLUDED.window_began,
    used = $2 + CASE WHEN quota_use.window_began = EXCLUDED.window_began THEN quota_use.used ELSE 0 END
  RETURNING used, ceil(${WINDOW_SECONDS} - extract(epoch FROM now() - window_began)) AS seconds`;

/** Counts over all processes, in PostgreSQL whether queues are on Redis or not: windows are minutes of its clock. */
@Injectable()
export class Quotas {
  private leases = new Map<string, Promise<Lease>>();
  private tidiedAt = 0;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One statement at a time for each client, however many of its requests wait for it. @param client nobody's name @throws QuotaExceeded */
  async spend(quota: Quota, client: string): Promise<Standing> {
    const key = `${quota.name}:${client}`;
    for (;;) {
      const held = this.leases.get(key);
      const lease = await held;
      const seconds = lease ? Math.ceil((lease.endsAt - performance.now()) / 1000) : 0;
      if (lease && seconds > 0 && lease.left > 0) return spent(lease, seconds);
      if (lease && seconds > 0 && lease.beyond === 0) throw new QuotaExceeded(quota, seconds);
      if (this.leases.get(key) === held) this.renew(quota, key);
    }
  }

  private renew(quota: Quota, key: string): void {
    const taken = this.take(quota, key);
    this.leases.set(key, taken);
    taken.catch(() => this.leases.delete(key));
  }

  private async take(quota: Quota, key: string): Promise<Lease> {
    const share = Math.max(1, Math.floor(quota.requests / SHARE));
    const [row]: { used: string; seconds: string }[] = await asService(() => this.dataSource.query(TAKE, [key, share]));
    const used = Number(row?.used);
    const left = Math.max(0, Math.min(share, quota.requests - (used - share)));
    this.tidy();
    return { endsAt: performance.now() + Number(row?.seconds) * 1000, beyond: Math.max(0, quota.requests - used), left };
  }

  /** Once a window: what has ended is forgotten here and there; that it could not be is no reason to refuse anybody. */
  private tidy(): void {
    if (performance.now() - this.tidiedAt < WINDOW_SECONDS * 1000) return;
    this.tidiedAt = performance.now();
    this.leases = new Map();
    const forget = `DELETE FROM platform.quota_use WHERE window_began < now() - interval '2 minutes'`;
    asService(() => this.dataSource.query(forget)).catch(() => {});
  }
}

function spent(lease: Lease, seconds: number): Standing {
  lease.left -= 1;
  return { remaining: lease.beyond + lease.left, seconds };
}
