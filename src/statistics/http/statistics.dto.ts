import { ApiProperty } from '@nestjs/swagger';
import { LEAST_PEOPLE } from '../../evidence/index.js';
import type { Page } from '../../platform/paging/page.js';
import type { TitledCell } from '../application/title-cells.js';
import type { CellFilter, Snapshot } from '../domain/cell.js';
import type { SupplyOf } from '../domain/supply.js';
import type { Population } from '../storage/snapshots.repository.js';

export const COUNTED = {
  demand:
    'Vacancies that are open on the day, a job that several advertisements offer once; and the openings that they name. Nothing is held back: vacancies are public.',
  sought: 'People who look for work, by the occupations that they wish; each once in a row, also who wishes several. All: who wishes any.',
  practised:
    'People who look for work, by the occupations that they have practised, as they say; each once in a row. An occupation of ESCO where they name one that lies in the group.',
  recognised:
    'People who look for work, by the occupation of what is decided or predicted to be recognised of them for work, in full, with an alternative or on a condition.',
  skill: 'People who look for work, by the skills that they name or that a credential or experience of theirs shows. All: who has any.',
} as const;
export const SUPPRESSION = `At least so many people, rounded down to tens. A row of fewer than ${LEAST_PEOPLE} is left out, whether it holds some or none; where such a row could be computed from others, those tell less. Counted once a day; every answer takes its rows from that one count.`;

class CellDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: '5322',
    description: 'ISCO-08, or a concept of ESCO; `5322-unnamed`: people of that unit group who name no occupation of ESCO; null: all',
  })
  code!: string | null;
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'MD-OR',
    description: 'Null: the whole country; `anywhere`: people who name no region',
  })
  region!: string | null;
  @ApiProperty({ type: String, nullable: true }) regionName!: string | null;
}
export class DemandCellDto extends CellDto {
  @ApiProperty() vacancies!: number;
  @ApiProperty({ description: 'People whom they seek' }) openings!: number;
}
export class SupplyCellDto extends CellDto {
  @ApiProperty({ multipleOf: LEAST_PEOPLE, minimum: LEAST_PEOPLE, description: 'At least so many' }) people!: number;
}
class StatisticsDto {
  @ApiProperty({ example: 'MD' }) country!: string;
  @ApiProperty({ description: 'Invented people and vacancies, and no others' }) demonstration!: boolean;
  @ApiProperty({ format: 'date' }) countedOn!: string;
  @ApiProperty({ format: 'date-time' }) countedAt!: string;
  @ApiProperty({ description: 'What is counted' }) counts!: string;
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class DemandStatisticsDto extends StatisticsDto {
  @ApiProperty({ example: 'vacancies, openings' }) unit!: string;
  @ApiProperty({ type: [DemandCellDto] }) items!: readonly DemandCellDto[];

  static from(counted: Counted, { items, nextCursor }: Page<TitledCell>): DemandStatisticsDto {
    const rows = items.map((cell) => ({ ...placeOf(cell), vacancies: cell.number, openings: cell.openings ?? 0 }));
    return { ...headOf(counted), unit: 'vacancies, openings', counts: COUNTED.demand, items: rows, nextCursor };
  }
}
export class SupplyStatisticsDto extends StatisticsDto {
  @ApiProperty({ example: 'people' }) unit!: string;
  @ApiProperty({ example: LEAST_PEOPLE }) leastPeople!: number;
  @ApiProperty({ description: 'What is left out, and why' }) suppression!: string;
  @ApiProperty({ type: [SupplyCellDto] }) items!: readonly SupplyCellDto[];

  static from(counted: Counted, { items, nextCursor }: Page<TitledCell>): SupplyStatisticsDto {
    const rows = items.map((cell) => ({ ...placeOf(cell), people: cell.number }));
    const rule = { leastPeople: LEAST_PEOPLE, suppression: SUPPRESSION };
    return { ...headOf(counted), unit: 'people', counts: COUNTED[counted.about as SupplyOf], ...rule, items: rows, nextCursor };
  }
}

export type Counted = Population & Snapshot & Pick<CellFilter, 'about'>;

function headOf({ country, demonstration, countedOn, countedAt }: Counted) {
  return { country, demonstration, countedOn, countedAt };
}

export function placeOf({ code, title, region, regionName }: TitledCell) {
  return { code: code || null, title, region: region || null, regionName };
}
