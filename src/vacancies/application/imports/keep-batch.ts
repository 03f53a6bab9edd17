import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { RowVerdict } from '../../../platform/operations/operation.js';
import { Operations } from '../../../platform/operations/operations.js';
import type { ImportInput } from '../../domain/import-input.js';
import type { UnclearTitle } from '../../domain/unclear-wording.js';
import type { NewVacancy, Vacancy } from '../../domain/vacancy.js';
import type { Kept } from '../../storage/stated-vacancies.js';
import { UnclearWordingsRepository } from '../../storage/unclear-wordings.repository.js';
import { VacanciesRepository } from '../../storage/vacancies.repository.js';
import { KeepVacancies } from '../keep-vacancies.js';

interface Row {
  readonly line: number;
  readonly reference?: string;
}
/** A refused row, with its title where only that is to blame. */
type Refused = RowVerdict & { readonly unclear?: UnclearTitle };
export type BatchRow =
  | Refused
  | (Row & { readonly vacancy: NewVacancy; readonly because?: string })
  | (Row & { readonly closes: { readonly source: string; readonly reference: string } });
type Stated = Row & { readonly vacancy: NewVacancy; readonly because?: string };

const NOT_YOURS = 'You write for another country or another source than this row names, or than it stood under so far.';

/** A batch of rows and its verdicts, in one transaction: after a crash or a pause the import goes on behind its last batch. */
@Injectable()
export class KeepBatch {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly operations: Operations,
    private readonly vacancies: VacanciesRepository,
    private readonly keepVacancies: KeepVacancies,
    private readonly unclear: UnclearWordingsRepository,
  ) {}

  /** @param done rows before this batch @returns rows after it @throws WorkHalted */
  async execute(operationId: string, done: number, rows: readonly BatchRow[], feed: ImportInput): Promise<number> {
    await this.dataSource.transaction(async (tx) => {
      await this.vacancies.hold(tx);
      const known = await this.known(tx, feed.source, rows);
      const read = inReach(closing(rows, known), known, feed);
      const stated = read.filter((one): one is Stated => 'vacancy' in one);
      const kept = await this.keepVacancies.keepIn(
        tx,
        stated.map(({ vacancy }) => vacancy),
        { operationId },
      );
      await this.unclear.keep(tx, feed.source, unclearAmong(rows));
      const verdicts = stated.map((row, at) => verdictOf(row, kept[at] as Kept));
      await this.operations.progress(tx, operationId, done, [...verdicts, ...read.filter((one): one is RowVerdict => 'status' in one)]);
    });
    return done + rows.length;
  }

  private async known(tx: EntityManager, source: string, rows: readonly BatchRow[]): Promise<Map<string, Vacancy>> {
    const references = rows.flatMap((row) => ('closes' in row ? row.closes.reference : 'vacancy' in row ? row.vacancy.reference : []));
    const found = await this.vacancies.ofSource(tx, source, references);
    return new Map(found.filter(({ closedBecause }) => closedBecause !== 'withdrawn').map((one) => [one.reference, one]));
  }
}

function unclearAmong(rows: readonly BatchRow[]): readonly UnclearTitle[] {
  return rows.flatMap((row) => ('unclear' in row && row.unclear ? [row.unclear] : []));
}

/** A row that only closes says nothing else of the vacancy: it keeps what was last said, also by an earlier row of the batch. */
function closing(rows: readonly BatchRow[], known: ReadonlyMap<string, Vacancy>): readonly (RowVerdict | Stated)[] {
  const last = new Map<string, NewVacancy>([...known].map(([reference, vacancy]) => [reference, asStated(vacancy)]));
  return rows.map((row) => {
    if ('vacancy' in row) last.set(row.vacancy.reference, row.vacancy);
    if (!('closes' in row)) return row;
    const { line, closes } = row;
    const vacancy = last.get(closes.reference);
    if (vacancy?.source === closes.source) return { line, reference: closes.reference, vacancy: { ...vacancy, status: 'closed' } };
    const detail = `There is no vacancy "${closes.reference}" of "${closes.source}" to close.`;
    return { line, reference: closes.reference, status: 'unchanged', code: 'nothing-to-close', detail };
  });
}

function asStated({ id: _id, revision: _revision, closedBecause: _because, duplicateOf: _duplicate, ...vacancy }: Vacancy): NewVacancy {
  return vacancy;
}

/** Rows that lie, or lay so far, where the sender may not write are refused one by one. */
function inReach(
  read: readonly (RowVerdict | Stated)[],
  known: ReadonlyMap<string, Vacancy>,
  { source, countries }: ImportInput,
): readonly (RowVerdict | Stated)[] {
  if (!countries) return read;
  return read.map((one) => {
    if (!('vacancy' in one)) return one;
    const { country, reference, source: named } = one.vacancy;
    const isInReach = named === source && [country, known.get(reference)?.country ?? country].every((lies) => countries.includes(lies));
    return isInReach ? one : { line: one.line, reference, status: 'refused', code: 'not-for-this-country', detail: NOT_YOURS };
  });
}

/** How the row was read, and which other it is the same job as. */
function verdictOf({ line, vacancy, because }: Stated, { status, id, sameAs }: Kept): RowVerdict {
  const words = [because, sameAs].filter(Boolean).join('; ');
  return { line, reference: vacancy.reference, status, id, ...(words && { detail: words }) };
}
