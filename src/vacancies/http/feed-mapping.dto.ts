import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, Length } from 'class-validator';
import iconv from 'iconv-lite';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import { parseCodeScheme } from '../../taxonomy/index.js';
import { UnfitFeedMapping } from '../domain/feed-mapping.errors.js';
import { FEED_FIELDS, type FeedField, type FeedMapping, isFeedField } from '../domain/feed-mapping.js';

const MOST = 500;
const LONGEST = 300;
const field = { type: 'string', enum: [...FEED_FIELDS] };

export class FeedMappingDto {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { ...field, nullable: true },
    description: 'Column → what it means; null: nothing. Columns that are not named are read by their usual names',
    example: { Arbeitgeber: 'employer', Interne_Notiz: null },
  })
  @IsOptional()
  @IsObject()
  @ParsedBy(parseColumns)
  columns: Record<string, FeedField | null> = {};

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Field → what holds where a row says nothing',
    example: { region: 'DE-BE' },
  })
  @IsOptional()
  @IsObject()
  @ParsedBy(parseTexts)
  defaults: Partial<Record<FeedField, string>> = {};

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: { type: 'string' } },
    description: 'Field → words of the feed → what they mean',
    example: { contract: { unbefristet: 'permanent' }, hoursPerWeek: { Vollzeit: '40' } },
  })
  @IsOptional()
  @IsObject()
  @ParsedBy(parseValues)
  values: Partial<Record<FeedField, Record<string, string>>> = {};

  @ApiPropertyOptional({
    type: String,
    example: 'RO-COR',
    description: 'National list to which occupationCode belongs; see /v1/code-mappings',
  })
  @IsOptional()
  @ParsedBy(parseCodeScheme)
  scheme?: string;

  @ApiPropertyOptional({ type: String, example: 'windows-1250', description: 'Where the Content-Type names no charset' })
  @IsOptional()
  @ParsedBy(parseCharset)
  charset?: string;

  @ApiPropertyOptional({ type: String, example: ';', description: 'Of CSV; left out: the one that the header has most of' })
  @IsOptional()
  @IsString()
  @Length(1, 1)
  delimiter?: string;

  static from({ columns, defaults, values, scheme, charset, delimiter }: FeedMapping): FeedMappingDto {
    const dto = { columns: { ...columns }, defaults: { ...defaults }, values: { ...values } as FeedMappingDto['values'] };
    return { ...dto, ...(scheme && { scheme }), ...(charset && { charset }), ...(delimiter && { delimiter }) };
  }
}

export class KeptFeedMappingDto extends FeedMappingDto {
  @ApiProperty({ description: 'Also in ETag' }) revision!: number;
}

function parseColumns(given: unknown): unknown {
  for (const [column, means] of entriesOf(given)) {
    if (means !== null && !isFeedField(means))
      throw new UnfitFeedMapping(
        `"${column}" cannot mean "${String(means).slice(0, 40)}". Write null, or one of ${FEED_FIELDS.join(', ')}.`,
      );
  }
  return given;
}

function parseTexts(given: unknown): unknown {
  for (const [name, text] of entriesOf(given)) {
    requireField(name);
    if (typeof text !== 'string' || text.length > LONGEST)
      throw new UnfitFeedMapping(`What holds for ${name} must be text of at most ${LONGEST} characters.`);
  }
  return given;
}

function parseValues(given: unknown): unknown {
  for (const [name, words] of entriesOf(given)) {
    requireField(name);
    for (const [word, meaning] of entriesOf(words)) {
      if (typeof meaning !== 'string' || meaning.length > LONGEST)
        throw new UnfitFeedMapping(`What "${word}" means for ${name} must be text.`);
    }
  }
  return given;
}

function requireField(name: string): void {
  if (!isFeedField(name)) throw new UnfitFeedMapping(`There is no field "${name.slice(0, 40)}". Take one of ${FEED_FIELDS.join(', ')}.`);
}

function entriesOf(given: unknown): [string, unknown][] {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new UnfitFeedMapping('Send an object of names and what they mean.');
  const entries = Object.entries(given);
  const tooLong = entries.find(([name]) => name.length > LONGEST);
  if (entries.length > MOST || tooLong) throw new UnfitFeedMapping(`At most ${MOST} names of at most ${LONGEST} characters can be mapped.`);
  return entries;
}

function parseCharset(given: unknown): string {
  if (typeof given === 'string' && iconv.encodingExists(given)) return given;
  throw new UnfitFeedMapping(`There is no encoding "${String(given).slice(0, 40)}". Write for example windows-1250 or utf-8.`);
}
