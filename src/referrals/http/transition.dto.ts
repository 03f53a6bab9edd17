import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, IsUUID, Length, ValidateIf } from 'class-validator';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import { WORDING_LANGUAGES, type WordingLanguage } from '../../profiles/index.js';
import { type IsoDate, parseIsoDate } from '../../standards/index.js';
import { type Heard, REFUSAL_REASONS, type RefusalReason, WAYS_HEARD } from '../domain/referral.js';
import { RELEASE_FIELDS, type ReleaseField } from '../domain/release-field.js';
import { ACTION_NAMES, type Action } from './actions.js';

const FILES = ['validation', 'recognition-case'] as const;
const forAction = (...actions: readonly Action[]) => ValidateIf(({ action }: ReferralTransitionDto) => actions.includes(action));

export class ReferralTransitionDto {
  @ApiProperty({ enum: ACTION_NAMES, example: 'agree' }) @IsIn(ACTION_NAMES) action!: Action;
  @ApiPropertyOptional({
    enum: RELEASE_FIELDS,
    isArray: true,
    description: 'agree: what the recipient may see; nothing else is shown',
    example: ['name', 'contact', 'skills'],
  })
  @forAction('agree')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(RELEASE_FIELDS, { each: true })
  fields?: ReleaseField[];
  @ApiPropertyOptional({ type: String, format: 'date', description: 'agree: last day on which it may be seen, 180 days ahead at most' })
  @forAction('agree')
  @ParsedBy(parseIsoDate)
  until?: IsoDate;
  @ApiPropertyOptional({ enum: WORDING_LANGUAGES, description: 'agree: the language in which the person was asked' })
  @forAction('agree')
  @IsIn(WORDING_LANGUAGES)
  language?: WordingLanguage;
  @ApiPropertyOptional({
    type: String,
    description: 'agree: how the recipient may reach the person; kept sealed, shown only with the field contact',
    example: '+373 60 000 000',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  contact?: string;
  @ApiPropertyOptional({
    enum: WAYS_HEARD,
    description: 'agree, decline, withdraw: how the answer was heard, when somebody of the desk sends it',
    default: 'by-themselves',
  })
  @IsOptional()
  @IsIn(WAYS_HEARD)
  heard: Heard = 'by-themselves';
  @ApiPropertyOptional({ enum: REFUSAL_REASONS, description: 'refuse' }) @forAction('refuse') @IsIn(REFUSAL_REASONS) reason?: RefusalReason;
  @ApiPropertyOptional({ type: String, description: 'refuse: in words; needed when the reason is other' })
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  words?: string;
  @ApiPropertyOptional({ type: String, format: 'date', description: 'arrange-interview: its day' })
  @IsOptional()
  @ParsedBy(parseIsoDate)
  on?: IsoDate;
  @ApiPropertyOptional({ enum: FILES, description: 'link-file' }) @forAction('link-file') @IsIn(FILES) fileKind?: (typeof FILES)[number];
  @ApiPropertyOptional({ format: 'uuid', description: 'link-file: id of the validation or the recognition case' })
  @forAction('link-file')
  @IsUUID()
  fileId?: string;
}
