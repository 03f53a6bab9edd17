import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiForbiddenResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../platform/access/needs.js';
import { InvalidCursor, pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { INSTALLATION, organisationOfCountry } from '../domain/acting.js';
import { NotForThisOrganisation } from '../domain/audit.errors.js';
import { AUDIT_ACTIONS, parseAuditAction } from '../domain/audit-action.js';
import { EntriesRepository } from '../storage/entries.repository.js';
import type { AskedBy } from './acting-of-request.js';
import { AuditEntryDto, AuditEntryPageDto } from './audit.dto.js';
import { AuditsRead } from './declares.js';
import { parseInstant } from './parse-instant.js';

const AUDITOR = 'auditor';
type Grants = readonly { readonly role: string; readonly country?: string; readonly organisation?: string }[];

/** What was done and read, for auditors: ids and codes, nobody's data. Looking here is itself recorded. */
@ApiTags('audit')
@Controller('v1/audit/entries')
@Needs('audit:read')
@ApiForbiddenResponse({ description: 'role-required, not-for-this-organisation' })
export class AuditController {
  constructor(private readonly entries: EntriesRepository) {}

  @Get()
  @AuditsRead('audit.read')
  @ApiOperation({
    operationId: 'listAuditEntries',
    summary: 'Entries of your countries, and for its auditor of the installation, by organisation and sequence',
  })
  @ApiQuery({ name: 'organisation', required: false, example: 'country:MD' })
  @ApiQuery({ name: 'subject', required: false, description: 'Id of a person, case, agreement …' })
  @ApiQuery({ name: 'action', required: false, enum: Object.keys(AUDIT_ACTIONS) })
  @ApiQuery({ name: 'since', required: false, example: '2026-11-01T00:00:00Z' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: AuditEntryPageDto })
  async list(@Query() query: Record<string, string | undefined>, @Req() { principal }: AskedBy): Promise<AuditEntryPageDto> {
    const [action, since] = [readParameter(query, 'action', parseAuditAction), readParameter(query, 'since', parseInstant)];
    const limit = readLimit(query.limit);
    const after = placeOf(readCursor(query.cursor));
    const organisations = mayRead(query.organisation, principal?.grants ?? []);
    const narrowed = {
      ...(query.subject && { subject: query.subject }),
      ...(action && { action }),
      ...(since && { since }),
      ...(after && { after }),
    };
    const rows = await this.entries.list({ organisations, ...narrowed, limit: limit + 1 });
    const { items, nextCursor } = pageOf(rows, limit, ({ organisation, sequence }) => `${sequence} ${organisation}`);
    return { items: items.map(AuditEntryDto.from), nextCursor };
  }
}

/** The chain of the installation holds acts about people of every country: it is for whoever is its auditor by name. @throws NotForThisOrganisation */
function mayRead(asked: string | undefined, grants: Grants): readonly string[] {
  const countries = grants.flatMap(({ role, country }) => (role === AUDITOR && country ? organisationOfCountry(country) : []));
  const isOfInstallation = grants.some(({ role, organisation }) => role === AUDITOR && organisation === INSTALLATION);
  const own = isOfInstallation ? [...countries, INSTALLATION] : countries;
  if (!asked) return own;
  if (!own.includes(asked)) throw new NotForThisOrganisation(asked);
  return [asked];
}

/** @throws InvalidCursor */
export function placeOf(key: string | undefined): readonly [string, number] | undefined {
  if (key === undefined) return undefined;
  const [, sequence, organisation] = /^(\d{1,15}) (.+)$/.exec(key) ?? [];
  if (!organisation) throw new InvalidCursor();
  return [organisation, Number(sequence)];
}
