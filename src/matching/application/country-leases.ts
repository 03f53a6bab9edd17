import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import type { CountryCode } from '../../standards/index.js';
import { LEASE_SECONDS, type Lease, LeasesRepository } from '../storage/leases.repository.js';

const RENEWAL_MS = (LEASE_SECONDS * 1_000) / 3;
const ASK_AGAIN_MS = 200;

/** Two workers never serve one country at once; the country of a dead one is free when its lease has run out. */
@Injectable()
export class CountryLeases {
  private readonly holder = `${hostname()}:${process.pid}:${newId()}`;

  constructor(private readonly leases: LeasesRepository) {}

  /** Free countries first; those that others hold are waited for, and are mostly done by then. The lease is renewed while `work` runs. */
  async forEach(countries: readonly CountryCode[], work: (lease: Lease) => Promise<void>): Promise<void> {
    let held = countries;
    for (;;) {
      const stillHeld: CountryCode[] = [];
      for (const country of held) if (!(await this.withLease(country, work))) stillHeld.push(country);
      if (!stillHeld.length) return;
      held = stillHeld;
      await pause(ASK_AGAIN_MS);
    }
  }

  /** @returns false, with nothing done, while another holds the country */
  async withLease(country: CountryCode, work: (lease: Lease) => Promise<void>): Promise<boolean> {
    const lease = await this.leases.take(country, this.holder);
    if (!lease) return false;
    const renewal = setInterval(() => void this.leases.renew(lease).catch(() => {}), RENEWAL_MS);
    try {
      await work(lease);
    } finally {
      clearInterval(renewal);
      await this.leases.release(lease);
    }
    return true;
  }
}
