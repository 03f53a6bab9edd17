import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { newId } from '../../platform/database/new-id.js';
import { type CountryCode, parseCountry } from '../../standards/index.js';
import { NotKnownHere } from '../domain/identity.errors.js';
import type { Grant, Principal } from '../domain/principal.js';
import { PrincipalsRepository } from '../storage/principals.repository.js';
import { Permissions } from './permissions.js';

/** Roles of the trial for each of its countries, by the word in their tokens; an organisation is the source of its vacancies. */
const DEMONSTRATION_ROLES = {
  administrator: 'agreement-administrator',
  assessor: 'assessor',
  caseworker: 'caseworker',
  'employment-service': 'employment-service',
  registrar: 'consular-registrar',
  auditor: 'auditor',
  evidence: 'evidence-officer',
} as const;

/** What a system of an employment service and of an authority tries. */
const INTEGRATOR = ['employment-service', 'caseworker', 'assessor'] as const;

interface DemonstrationPrincipal {
  readonly token: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** Invented people of the trial; their tokens are published, and so refused with NODE_ENV=production. */
export const DEMONSTRATION_PRINCIPALS: readonly DemonstrationPrincipal[] = [
  ...['md', 'it', 'ro'].flatMap((country) =>
    Object.entries(DEMONSTRATION_ROLES).map(([word, role]) => ({
      token: `demonstration-${country}-${word}`,
      name: `Demonstration ${role} of ${country.toUpperCase()}`,
      grants: [{ role, country: parseCountry(country.toUpperCase()), organisation: `demonstration-${country}` }],
    })),
  ),
  ...['qm', 'qn'].map((sandbox) => ({
    token: `demonstration-${sandbox}-integrator`,
    name: `Demonstration integrator of sandbox ${sandbox.toUpperCase()}`,
    grants: INTEGRATOR.map((role) => ({ role, country: parseCountry(sandbox.toUpperCase()), organisation: `sandbox-${sandbox}` })),
  })),
  { token: 'demonstration-operator', name: 'Demonstration operator', grants: [{ role: 'operator' }] },
  {
    token: 'demonstration-returnee',
    name: 'Demonstration returnee',
    grants: [{ role: 'returnee', person: '01900000-0000-7001-8000-000000000002' }],
  },
];

/** Who holds a bearer token. Tokens are made by `npm run token`, shown once and kept as a hash only. */
@Injectable()
export class Principals {
  constructor(
    private readonly repository: PrincipalsRepository,
    private readonly permissions: Permissions,
    @InjectDataSource() private readonly dataSource: DataSource,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  byToken(token: string): Promise<Principal | undefined> {
    return this.repository.byTokenHash(hashOf(token), this.configuration.environment !== 'production');
  }

  byId(id: string): Promise<Principal | undefined> {
    return this.repository.byId(id, this.configuration.environment !== 'production');
  }

  bySubject(issuer: string, subject: string): Promise<Principal | undefined> {
    return this.repository.bySubject(issuer, subject);
  }

  /** @param subject as the provider at `issuer` names them in its tokens */
  addSubject(name: string, grants: readonly Grant[], issuer: string, subject: string): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      const id = await this.repository.addSubject(tx, { id: newId(), name, grants, demonstration: false }, issuer, subject);
      await this.permissions.granted(tx, { id, grants });
    });
  }

  /** Somebody who registers themselves: they reach a person of their own, who is not there yet, and nobody else. Once revoked, never again. @throws NotKnownHere */
  async addSelf(issuer: string, subject: string): Promise<Principal> {
    const principal: Principal = { id: newId(), name: 'returnee', grants: [{ role: 'returnee', person: newId() }], demonstration: false };
    await this.dataSource.transaction(async (tx) => {
      if (await this.repository.addNewSubject(tx, principal, issuer, subject)) await this.permissions.granted(tx, principal);
    });
    const added = await this.repository.bySubject(issuer, subject);
    if (!added) throw new NotKnownHere();
    return added;
  }

  /** @returns the token, which cannot be read again */
  async add(name: string, grants: readonly Grant[]): Promise<string> {
    const token = randomBytes(24).toString('base64url');
    await this.keep({ id: newId(), name, grants, demonstration: false }, token);
    return token;
  }

  all(): Promise<readonly Principal[]> {
    return this.repository.all();
  }

  /** Organisations with grants in this country and in no other. */
  organisationsOnlyOf(country: CountryCode): Promise<readonly string[]> {
    return this.repository.organisationsOnlyOf(country);
  }

  /** Tokens and sessions of theirs open nothing from now on. @returns whether there was somebody to revoke */
  revoke(id: string): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const revoked = await this.repository.revoke(tx, id);
      if (revoked) await this.permissions.revoked(tx, revoked);
      return revoked !== undefined;
    });
  }

  /** The invented ones, by name; none in production. */
  async demonstration(): Promise<readonly Principal[]> {
    return this.configuration.environment === 'production' ? [] : this.repository.demonstration();
  }

  async addDemonstration(): Promise<void> {
    for (const { token, name, grants } of DEMONSTRATION_PRINCIPALS)
      await this.keep({ id: newId(), name, grants, demonstration: true }, token);
  }

  private keep(principal: Principal, token: string): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      if (!(await this.repository.add(tx, principal, hashOf(token)))) return;
      await this.permissions.granted(tx, principal);
    });
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
