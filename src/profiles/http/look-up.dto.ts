import { ApiProperty } from '@nestjs/swagger';
import type { FoundPerson } from '../application/look-up-people.js';

export class LooksAfterDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'Ion Rusu' }) name!: string;
}

export class FoundPersonDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, example: 'MD' }) destination!: string;
  @ApiProperty({ type: Boolean, nullable: true, description: 'Null: not asked, or not known of the person' })
  yearOfBirthAgrees!: boolean | null;
  @ApiProperty({ type: LooksAfterDto, nullable: true, description: 'Who looks after the person; null: nobody yet' })
  caseworker!: LooksAfterDto | null;

  static from({ id, destination, yearOfBirthAgrees, caseworker }: FoundPerson): FoundPersonDto {
    return { id, destination, yearOfBirthAgrees, caseworker: caseworker && { id: caseworker.id, name: caseworker.name } };
  }
}

export class FoundPeopleDto {
  @ApiProperty({ type: [FoundPersonDto] }) items!: readonly FoundPersonDto[];

  static from(found: readonly FoundPerson[]): FoundPeopleDto {
    return { items: found.map(FoundPersonDto.from) };
  }
}
