import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { IsoDate } from '../../standards/index.js';
import type { Agreement, AgreementVersion } from '../domain/agreement.js';
import type { AgreementEvent } from '../domain/agreement-event.js';
import { canonicalJson } from '../domain/canonical.js';
import { type Moment, type Pair, statusBetween } from '../domain/status.js';

const WORDS = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'Words by language',
  example: { en: 'Protocol of 26 August 2010' },
} as const;
const FORM = { type: 'object', additionalProperties: true, description: 'As in /v1/agreements/schema.json' } as const;

export class PartyDto {
  @ApiProperty({ example: 'MD' }) country!: string;
  @ApiProperty({ type: String, required: false }) authority?: string;
}
export class PairStatusDto {
  @ApiProperty({
    type: [String],
    example: ['MD', 'RO'],
    description:
      'Two parties, or all of them where the same holds between any two; a second entry in the other order where a suspension tells the directions apart',
  })
  between!: readonly string[];
  @ApiProperty({ example: 'in-force' }) status!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'The text that applies; null: none' }) version!: number | null;
  @ApiProperty({
    type: 'object',
    nullable: true,
    properties: { version: { type: 'integer' }, on: { type: 'string', format: 'date' } },
    description: 'A text with a date still to come',
  })
  coming!: object | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'First day on which the text will not hold any more' })
  endsOn!: string | null;
  @ApiProperty({ type: 'array', items: FORM, description: 'Scopes suspended while the rest goes on: occupations, new hires' })
  partialSuspensions!: readonly object[];
}
export class AgreementSummaryDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'ro-md-education' }) slug!: string;
  @ApiProperty({ example: 'recognition' }) kind!: string;
  @ApiProperty(WORDS) title!: object;
  @ApiProperty({ type: [PartyDto] }) parties!: readonly PartyDto[];
  @ApiProperty({ description: 'True: invented, for demonstration' }) demonstration!: boolean;
  @ApiProperty() revision!: number;
  @ApiProperty({ type: [PairStatusDto], description: 'Derived from the events, per pair of parties, on the day asked' })
  status!: readonly PairStatusDto[];

  static from(
    { id, slug, kind, title, parties, demonstration, revision, ...rest }: Agreement,
    asOf: IsoDate,
    knownAt: string,
  ): AgreementSummaryDto {
    const agreement = { id, slug, kind, title, parties, demonstration, revision, ...rest };
    return {
      id,
      slug,
      kind,
      title,
      parties: parties.map((one) => ({ ...one })),
      demonstration,
      revision,
      status: pairStatuses(agreement, asOf, knownAt),
    };
  }
}
export class VersionDto {
  @ApiProperty() number!: number;
  @ApiProperty(WORDS) title!: object;
  @ApiProperty({ enum: ['draft', 'submitted'] }) state!: string;
  @ApiProperty({ example: 'sha-256:…' }) contentHash!: string;
  @ApiProperty({ format: 'date' }) recordedOn!: string;
  @ApiProperty({ type: [String] }) purposes!: readonly string[];
  @ApiProperty({ type: 'array', items: FORM }) provisions!: readonly object[];
  @ApiProperty({ type: 'array', items: FORM }) sources!: readonly object[];
  @ApiProperty({ type: [String] }) languages!: readonly string[];
  @ApiPropertyOptional(FORM) term?: object;
  @ApiPropertyOptional(FORM) notice?: object;
  @ApiPropertyOptional(FORM) conflict?: object;
  @ApiPropertyOptional(FORM) safeguards?: object;
  @ApiPropertyOptional({ type: 'array', items: FORM }) mappings?: readonly object[];
  @ApiPropertyOptional({ type: 'array', items: FORM }) procedures?: readonly object[];
  @ApiPropertyOptional({ type: 'array', items: FORM }) examples?: readonly object[];

  static from(version: AgreementVersion): VersionDto {
    const { number, title, state, contentHash, recordedOn, purposes, provisions, sources, languages } = version;
    const { term, notice, conflict, safeguards, mappings, procedures, examples } = version;
    return {
      ...{ number, title, state, contentHash, recordedOn, purposes, provisions, sources, languages },
      ...(term && { term }),
      ...(notice && { notice }),
      ...(conflict && { conflict }),
      ...(safeguards && { safeguards }),
      ...(mappings && { mappings }),
      ...(procedures && { procedures }),
      ...(examples && { examples }),
    };
  }
}
export class EventDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'entered-into-force' }) kind!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Null: the day is not known' }) on!: string | null;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ type: Number, nullable: true }) version!: number | null;
  @ApiProperty({ type: String, nullable: true }) party!: string | null;
  @ApiProperty({ ...FORM, nullable: true }) scope!: object | null;
  @ApiProperty(FORM) source!: object;
  @ApiPropertyOptional({ type: [String], description: 'Keys of the provisions that a reservation excludes' })
  provisions?: readonly string[];
  @ApiProperty({ description: 'True: this day counts where sources disagree' }) authoritative!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Who acted' }) actor!: string | null;

  static from(event: AgreementEvent): EventDto {
    const {
      id,
      kind,
      recordedAt,
      source,
      on = null,
      version = null,
      party = null,
      scope = null,
      authoritative = false,
      actor = null,
      provisions,
    } = event;
    return { id, kind, on, recordedAt, version, party, scope, ...(provisions && { provisions }), source, authoritative, actor };
  }
}
export class AgreementDto extends AgreementSummaryDto {
  @ApiProperty({ type: [VersionDto] }) versions!: readonly VersionDto[];
  @ApiProperty({ type: [EventDto] }) events!: readonly EventDto[];
  @ApiProperty({ type: 'array', items: FORM, description: 'Competent authorities and issuers, the last recorded of each key' })
  designations!: readonly object[];
}
export class AgreementPageDto {
  @ApiProperty({ type: [AgreementSummaryDto] }) items!: readonly AgreementSummaryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class ImportedAgreementDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'False: all of it was known' }) changed!: boolean;
}

/** One entry a pair of parties; two where the directions differ, and one for all of them where nothing does. */
export function pairStatuses(agreement: Agreement, asOf: IsoDate, knownAt: string): PairStatusDto[] {
  const countries = agreement.parties.map(({ country }) => country).toSorted();
  const pairs = countries.flatMap((from, at) => countries.slice(at + 1).map((to) => ({ from, to })));
  const found = pairs.flatMap(({ from, to }) => {
    const there = pairStatus(agreement, { from, to }, { asOf, knownAt });
    const back = pairStatus(agreement, { from: to, to: from }, { asOf, knownAt });
    return [there, sameStanding(there, back) ? undefined : back].filter((one) => one !== undefined);
  });
  const [first] = found;
  const alike = first && found.length === pairs.length && found.every((one) => sameStanding(one, first));
  return alike && countries.length > 2 ? [{ ...first, between: countries }] : found;
}

function sameStanding(one: PairStatusDto | undefined, other: PairStatusDto | undefined): boolean {
  const standing = ({ between: _between, ...rest }: Partial<PairStatusDto> = {}) => canonicalJson(rest);
  return standing(one) === standing(other);
}

function pairStatus(agreement: Agreement, { from, to }: Pair, moment: Moment): PairStatusDto | undefined {
  const found = statusBetween(agreement, { from, to }, moment);
  if (!found) return undefined;
  const { status, version, coming, endsOn = null, partialSuspensions } = found;
  return { between: [from, to], status, version: version?.number ?? null, coming: coming ?? null, endsOn, partialSuspensions };
}
