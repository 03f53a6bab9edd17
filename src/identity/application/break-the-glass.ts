import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/database/new-id.js';
import { asService } from '../../platform/database/reach.js';
import type { CountryCode } from '../../standards/index.js';
import type { BrokenGlass, GlassFinding } from '../domain/broken-glass.js';
import { GlassAlreadyLookedAt, GlassNotFound, NotYourOwnGlass, ReasonTooShort } from '../domain/identity.errors.js';
import type { Action } from '../domain/policy.js';
import type { Principal } from '../domain/principal.js';
import { BrokenGlassRepository } from '../storage/broken-glass.repository.js';

const SHORTEST = 10;
const LONGEST = 500;

/** A caseworker reads somebody whom they do not look after: reason, entry and notice are written before anything is shown. */
@Injectable()
export class BreakTheGlass {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly glass: BrokenGlassRepository,
    private readonly audit: Audit,
  ) {}

  /** @returns the id of the entry @throws ReasonTooShort, SubjectErased */
  async execute(principal: Principal, action: Action, profileId: string, country: CountryCode, given: string): Promise<string> {
    const reason = readReason(given);
    const by = { id: principal.id, name: principal.name };
    const broken: BrokenGlass = { id: newId(), profileId, country, by, action, reason, brokenAt: now(), finding: null };
    const acting = { actor: { kind: 'person', id: principal.id }, organisation: organisationOfCountry(country), purpose: null } as const;
    const record = () =>
      this.dataSource.transaction(async (tx) => {
        await this.glass.add(tx, broken);
        const details = { operation: action, glass: broken.id };
        await this.audit.appendAll(tx, [{ acting, act: { action: 'person.read-by-break-glass', subjectId: profileId, details } }]);
      });
    await asService(record);
    return broken.id;
  }

  /** A colleague looks at it, never who broke it. @throws GlassNotFound, NotYourOwnGlass, GlassAlreadyLookedAt */
  async lookAt(principal: Principal, id: string, finding: GlassFinding): Promise<void> {
    const broken = await this.glass.find(id);
    if (!broken) throw new GlassNotFound(id);
    if (broken.by.id === principal.id) throw new NotYourOwnGlass();
    const record = () =>
      this.dataSource.transaction(async (tx) => {
        if (!(await this.glass.lookedAt(tx, broken, principal, finding, now()))) throw new GlassAlreadyLookedAt(id);
        const act = { action: 'break-glass.looked-at', subjectId: broken.profileId, details: { glass: id, finding } } as const;
        await this.audit.append(tx, act, organisationOfCountry(broken.country));
      });
    await asService(record);
  }
}

/** Headers are bytes of Latin-1: other letters come percent-encoded (RFC 8187). @throws ReasonTooShort */
function readReason(given: string): string {
  const reason = decoded(given).trim();
  if (reason.length < SHORTEST || reason.length > LONGEST) throw new ReasonTooShort();
  return reason;
}

function decoded(given: string): string {
  try {
    return decodeURIComponent(given);
  } catch {
    return given;
  }
}
