import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { newId } from '../../platform/database/new-id.js';
import { parseCountry } from '../../standards/index.js';
import { type Grant, type Principal, ROLES_OF_PRINCIPALS } from '../domain/principal.js';
import { PrincipalsRepository } from '../storage/principals.repository.js';

/** Invented people of the trial; their tokens are published, and so refused with NODE_ENV=production. */
export const DEMONSTRATION_PRINCIPALS = ['md', 'it', 'ro'].flatMap((country) =>
  ROLES_OF_PRINCIPALS.map((role) => ({
    token: `demonstration-${country}-${role === 'agreement-administrator' ? 'administrator' : role}`,
    name: `Demonstration ${role} of ${country.toUpperCase()}`,
    grants: [{ role, country: parseCountry(country.toUpperCase()) }],
  })),
);

/** Who holds a bearer token. Tokens are made by `npm run token`, shown once and kept as a hash only. */
@Injectable()
export class Principals {
  constructor(
    private readonly repository: PrincipalsRepository,
    private readonly audit: Audit,
    @InjectDataSource() private readonly dataSource: DataSource,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  byToken(token: string): Promise<Principal | undefined> {
    return this.repository.byTokenHash(hashOf(token), this.configuration.environment !== 'production');
  }

  /** @returns the token, which cannot be read again */
  async add(name: string, grants: readonly Grant[]): Promise<string> {
    const token = randomBytes(24).toString('base64url');
    await this.keep({ id: newId(), name, grants, demonstration: false }, token);
    return token;
  }

  async addDemonstration(): Promise<void> {
    for (const { token, name, grants } of DEMONSTRATION_PRINCIPALS)
      await this.keep({ id: newId(), name, grants, demonstration: true }, token);
  }

  /** Each grant is told in the chain of its country, in one order of countries, so that two at once do not wait for each other. */
  private keep(principal: Principal, token: string): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      if (!(await this.repository.add(tx, principal, hashOf(token)))) return;
      for (const { role, country } of principal.grants.toSorted((a, b) => (a.country < b.country ? -1 : 1)))
        await this.audit.append(
          tx,
          { action: 'permission.granted', subjectId: principal.id, details: { role, country } },
          organisationOfCountry(country),
        );
    });
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
