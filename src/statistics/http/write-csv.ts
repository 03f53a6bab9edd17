import { stringify } from 'csv-stringify/sync';
import type { TitledCell } from '../application/title-cells.js';
import { type Counted, placeOf } from './statistics.dto.js';

/** One row a cell, each with what it is of, so that a row that is cut out still says so. What a spreadsheet would take for a formula is kept from it. */
export function writeCsv({ country, demonstration, countedOn, about }: Counted, cells: readonly TitledCell[]): string {
  const rows = cells.map((cell) => ({
    ...{ country, countedOn, invented: demonstration ? 'yes' : 'no', about, level: cell.level, ...placeOf(cell) },
    ...(about === 'demand' ? { vacancies: cell.number, openings: cell.openings } : { atLeastPeople: cell.number }),
  }));
  const measures = about === 'demand' ? ['vacancies', 'openings'] : ['atLeastPeople'];
  const columns = ['country', 'countedOn', 'invented', 'about', 'level', 'code', 'title', 'region', 'regionName', ...measures];
  return stringify(rows, { header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
