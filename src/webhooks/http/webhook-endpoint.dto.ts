import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import { type CountryCode, parseCountry } from '../../standards/index.js';
import { DISABLED_BECAUSE, type WebhookEndpoint } from '../domain/webhook-endpoint.js';
import { parseWebhookEvent, WEBHOOK_EVENT_NAMES, type WebhookEvent } from '../domain/webhook-event.js';

const URL_EXAMPLE = 'https://jobs.example.md/passerelle';

export class WebhookEndpointFormDto {
  @ApiProperty({ format: 'uri', example: URL_EXAMPLE, description: 'https, on port 443 or 8443, of a public address' })
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  url!: string;

  @ApiProperty({ enum: WEBHOOK_EVENT_NAMES, isArray: true, example: ['vacancies.changed', 'assessment.changed'] })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(WEBHOOK_EVENT_NAMES.length)
  @ParsedBy(parseWebhookEvent, { each: true })
  events!: WebhookEvent[];

  @ApiPropertyOptional({ description: 'Whose address it is; needed when you act for several, or for the installation' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  organisation?: string;

  @ApiPropertyOptional({ example: 'MD', description: 'Of whose people it is told; needed when you act for several' })
  @IsOptional()
  @ParsedBy(parseCountry)
  country?: CountryCode;
}

export class WebhookEndpointChangeDto {
  @ApiPropertyOptional({ format: 'uri', example: URL_EXAMPLE, description: 'Another address has to prove itself anew' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  url?: string;

  @ApiPropertyOptional({ enum: WEBHOOK_EVENT_NAMES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(WEBHOOK_EVENT_NAMES.length)
  @ParsedBy(parseWebhookEvent, { each: true })
  events?: WebhookEvent[];

  @ApiPropertyOptional({ enum: ['disabled'], description: 'Stops it; POST …/verification begins again' })
  @IsOptional()
  @IsIn(['disabled'], { message: 'state may only be set to "disabled"; POST …/verification makes the address active again' })
  state?: 'disabled';
}

export class WebhookEndpointDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() organisation!: string;
  @ApiProperty({ example: 'MD' }) country!: string;
  @ApiProperty({ format: 'uri', example: URL_EXAMPLE }) url!: string;
  @ApiProperty({ enum: WEBHOOK_EVENT_NAMES, isArray: true }) events!: string[];
  @ApiProperty({ enum: ['unverified', 'active', 'disabled'] }) state!: string;
  @ApiPropertyOptional({ enum: DISABLED_BECAUSE }) disabledBecause?: string;
  @ApiProperty({ type: 'integer', description: 'Failed attempts since the last that succeeded' }) failures!: number;
  @ApiPropertyOptional({ format: 'date-time', description: 'Nothing has succeeded since' }) failingSince?: string;

  static from(endpoint: WebhookEndpoint): WebhookEndpointDto {
    const { id, organisation, country, url, events, state, disabledBecause, failures, failingSince } = endpoint;
    const because = disabledBecause === null ? {} : { disabledBecause };
    const since = failingSince === null ? {} : { failingSince: failingSince.toISOString() };
    return { id, organisation, country, url, events: [...events], state, ...because, failures, ...since };
  }
}

export class NewWebhookEndpointDto extends WebhookEndpointDto {
  @ApiProperty({ example: 'whsec_…', description: 'By which you verify what is sent; shown this once' }) secret!: string;
}

export class WebhookEndpointPageDto {
  @ApiProperty({ type: [WebhookEndpointDto] }) items!: WebhookEndpointDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class WebhookSecretDto {
  @ApiProperty({ example: 'whsec_…', description: 'Shown this once' }) secret!: string;
  @ApiProperty({ type: 'integer', description: 'For so long messages are signed with the secret of before, too' })
  formerGoodForHours!: number;
}
