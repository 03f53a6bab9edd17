import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Page, pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { askedLanguage } from '../../taxonomy/index.js';
import { Statistics } from '../application/statistics.js';
import { TitleCells, type TitledCell } from '../application/title-cells.js';
import type { CellFilter } from '../domain/cell.js';
import type { Population } from '../storage/snapshots.repository.js';
import { afterOf, type Query_ } from './read-asked.js';
import type { Counted } from './statistics.dto.js';
import { writeCsv } from './write-csv.js';

/** More than the cells of any country. */
const WHOLE_TABLE = 1_000_000;

export interface Asked {
  readonly of: Population;
  readonly filter: CellFilter;
  readonly query: Query_;
  readonly accepted?: string;
}

/** The cells of a question, as a page of JSON or as one whole table. */
@Injectable()
export class AnswerStatistics {
  constructor(
    private readonly statistics: Statistics,
    private readonly titleCells: TitleCells,
  ) {}

  async execute<T>(asked: Asked, reply: FastifyReply, inJson: (counted: Counted, page: Page<TitledCell>) => T): Promise<T | string> {
    const isCsv = readParameter(asked.query, 'format', parseFormat) === 'csv';
    const [limit, after] = isCsv ? [WHOLE_TABLE, undefined] : [readLimit(asked.query.limit), afterOf(readCursor(asked.query.cursor))];
    const language = askedLanguage(asked.query, asked.accepted);
    const counted = { ...asked.of, ...(await this.statistics.snapshot(asked.of)), about: asked.filter.about };
    const cells = await this.statistics.cells(asked.of, asked.filter, after, limit + 1);
    const page = pageOf(await this.titleCells.execute(cells, language), limit, ({ code, region }) => `${code} ${region}`);
    if (!isCsv) return inJson(counted, page);
    const name = `${asked.filter.about}-${counted.country}-${counted.countedOn}.csv`;
    void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`);
    return writeCsv(counted, page.items);
  }
}

function parseFormat(given: unknown): 'json' | 'csv' {
  if (given === 'json' || given === 'csv') return given;
  throw new Error('Take json or csv.');
}
