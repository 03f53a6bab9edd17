import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import { parseMailAddress } from '../../platform/mail/mail-address.js';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import { type IsoDate, parseIsoDate } from '../../standards/index.js';
import type { PeopleAlike, PersonAlike } from '../application/search-people.js';
import { MATCH_KINDS } from '../domain/alike-names.js';
import { parsePhoneNumber } from '../domain/contact.js';
import { parseName } from './look-up.controller.js';
import { FoundPersonDto } from './look-up.dto.js';

export class SearchPeopleDto {
  @ApiPropertyOptional({
    ...{ type: String, example: 'Стефан Цуркан', maxLength: 200 },
    description: 'First name and surname, in any script and order; left out only where a contact is asked for',
  })
  @ValidateIf(({ name, email, phone }: SearchPeopleDto) => name !== undefined || (!email && !phone))
  @ParsedBy(parseName)
  name?: string;
  @ApiPropertyOptional({ type: 'integer', example: 1984, minimum: 1900, maximum: 2199 })
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2199)
  yearOfBirth?: number;
  @ApiPropertyOptional({ type: String, format: 'date', example: '1984-03-25' })
  @IsOptional()
  @ParsedBy(parseIsoDate)
  dateOfBirth?: IsoDate;
  @ApiPropertyOptional({
    type: String,
    example: 'ana@example.md',
    description: 'The whole address; letters large or small',
    maxLength: 254,
  })
  @IsOptional()
  @ParsedBy(parseMailAddress)
  email?: string;
  @ApiPropertyOptional({ type: String, example: '+373 60 123 456', description: 'The whole number with + and the code of the country' })
  @IsOptional()
  @ParsedBy(parsePhoneNumber)
  phone?: string;
}

export class PersonAlikeDto extends FoundPersonDto {
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Null: not asked, not known of the person, or day and month may have been written in the other order',
  })
  dateOfBirthAgrees!: boolean | null;
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether an e-mail address or telephone number is the same; null: not asked, or not known',
  })
  contactAgrees!: boolean | null;
  @ApiProperty({ example: 'Ștefan Țurcan', description: 'As it is kept' }) name!: string;
  @ApiProperty({ enum: MATCH_KINDS, description: 'exact: but for case, diacritics and order; by-contact: another name' }) match!: string;
  @ApiProperty({
    type: [String],
    description:
      'Others in this answer who may be the same person, by name and birth or by a contact, of whom nobody has said that they are somebody else',
  })
  perhapsAlso!: readonly string[];

  static override from(one: PersonAlike): PersonAlikeDto {
    const { name, match, perhapsAlso, dateOfBirthAgrees, contactAgrees } = one;
    return { ...FoundPersonDto.from(one), dateOfBirthAgrees, contactAgrees, name, match, perhapsAlso };
  }
}

export class PeopleAlikeDto {
  @ApiProperty({
    enum: ['transliteration'],
    description: 'What is let pass: scripts, transliterations, diacritics, doubled letters, order, and words such as a patronymic left out',
  })
  tolerance!: string;
  @ApiProperty({
    type: [PersonAlikeDto],
    description: 'The same contact first, then the same spelling; another day or year of birth last; at most 20',
  })
  items!: readonly PersonAlikeDto[];
  @ApiProperty({ description: 'More bear such a name: give the year of birth, or more of the name' }) more!: boolean;

  static from({ items, more }: PeopleAlike): PeopleAlikeDto {
    return { tolerance: 'transliteration', items: items.map(PersonAlikeDto.from), more };
  }
}
