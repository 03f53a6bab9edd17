import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Job, UnrecoverableError } from 'bullmq';
import { DataSource } from 'typeorm';
import { asTenant, type Tenant } from '../database/tenant.js';
import { leaveToNewer } from './leave-to-newer.js';
import type { Payload, WhoseJobs } from './whose-job.js';

interface Owner {
  readonly person: string | null;
  readonly country: string | null;
}

const NOBODY: Tenant = { people: [] };
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Jobs come from Redis, where others may have written: each works within the rows of those for whom it was asked, and in no others. */
@Injectable()
export class Tenants {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws UnrecoverableError when the payload names somebody else than the owner of the row that it names, or nobody that could be; the job is a dead letter then */
  async within<T>(job: Job, token: string | undefined, whose: WhoseJobs, work: () => Promise<T>): Promise<T> {
    const tenant = await this.tenantOf(job, whose);
    if (tenant === 'unknown') return leaveToNewer(job, token);
    return tenant === 'everybody' ? work() : asTenant(tenant, work);
  }

  private async tenantOf({ name, data }: Job<Payload>, whose: WhoseJobs): Promise<Tenant | 'everybody' | 'unknown'> {
    const rule = Object.hasOwn(whose, name) ? whose[name] : undefined;
    if (!rule) return 'unknown';
    if ('spans' in rule) return 'everybody';
    if ('of' in rule) return readable(name, rule.of(data));
    const id = data[rule.id];
    if (!isId(id)) throw new UnrecoverableError(`The job "${name}" names no ${rule.id}.`);
    const [owner]: Owner[] = await this.dataSource.query(rule.row, [id]);
    if (!owner) return NOBODY;
    requireSame(name, data, owner);
    return ofOwner(owner, rule.tells ?? false);
  }
}

/** @throws UnrecoverableError */
function readable(name: string, tenant: Tenant): Tenant {
  const { people = [], countries = [], receivers = [], endpoint } = tenant;
  const areIds = [...people, ...(endpoint === undefined ? [] : [endpoint])].every(isId);
  if (areIds && [...countries, ...receivers].every(isCountry)) return tenant;
  throw new UnrecoverableError(`The job "${name}" names nobody for whom it could be done.`);
}

/** @throws UnrecoverableError */
function requireSame(name: string, { profileId, country }: Payload, owner: Owner): void {
  const isTheirs = profileId === undefined || profileId === owner.person;
  const isThere = country === undefined || owner.country === null || country === owner.country;
  if (!isTheirs || !isThere) throw new UnrecoverableError(`The job "${name}" names the row of one and somebody else, or another country.`);
}

/** A file without a person is its country's. */
function ofOwner({ person, country }: Owner, tells: boolean): Tenant {
  const whose = person ? { people: [person] } : { countries: country ? [country] : [] };
  return { ...whose, ...(tells && country && { receivers: [country] }) };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

function isCountry(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value);
}
