import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { RowVerdict } from '../../platform/operations/operation.js';
import { Operations } from '../../platform/operations/operations.js';
import type { FieldError } from '../../platform/problem-details/problems.js';
import { CodeOccupation, type OccupationReading } from '../application/code-occupation.js';
import { KeepVacancies } from '../application/keep-vacancies.js';
import type { NewVacancy } from '../domain/vacancy.js';
import { readVacancyForm } from '../http/read-vacancy-form.js';
import { fromCsv } from '../reading/csv-columns.js';
import { type FeedFormat, type FeedRow, feedRows } from '../reading/feed-rows.js';
import { fromJobPosting, isJobPosting } from '../reading/job-posting.js';

const BATCH = 500;
type Row = { readonly [field in 'occupation' | 'occupationUri' | 'title' | 'description' | 'employer']?: unknown };
type Read = { readonly line: number; readonly vacancy: NewVacancy; readonly because?: string } | RowVerdict;

/** Works through an upload in batches; a batch and its verdicts are one transaction, so that after a crash it goes on where it stood. */
@Injectable()
export class ImportVacancies {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly operations: Operations,
    private readonly keepVacancies: KeepVacancies,
    private readonly codeOccupation: CodeOccupation,
  ) {}

  async execute(operationId: string): Promise<void> {
    const operation = await this.operations.get(operationId);
    if (operation.status === 'done' || operation.status === 'failed') return;
    const { format, charset, source } = operation.input as { format: FeedFormat; charset?: string; source: string };
    let skip = operation.done;
    let batch: FeedRow[] = [];
    try {
      for await (const row of feedRows(format, this.operations.upload(operationId), charset)) {
        if (skip-- > 0) continue;
        batch.push(row);
        if (batch.length === BATCH) batch = await this.take(operationId, batch, format, source);
      }
      await this.take(operationId, batch, format, source);
      await this.operations.end(operationId, 'done', await this.summary(operationId));
    } catch (error) {
      if ((error as { code?: string }).code !== 'unreadable-feed') throw error;
      await this.operations.end(operationId, 'failed', { code: 'unreadable-feed', detail: (error as Error).message });
    }
  }

  private async take(operationId: string, rows: readonly FeedRow[], format: FeedFormat, source: string): Promise<FeedRow[]> {
    if (!rows.length) return [];
    const read = await Promise.all(rows.map((row) => this.read(row, format, source)));
    const good = read.filter((one) => 'vacancy' in one);
    await this.dataSource.transaction(async (tx) => {
      const kept = await this.keepVacancies.keepIn(
        tx,
        good.map(({ vacancy }) => vacancy),
      );
      const verdicts = good.map(
        ({ line, because }, at): RowVerdict => ({
          line,
          status: kept[at]?.status ?? 'unchanged',
          id: kept[at]?.id ?? '',
          ...detailOf(because, kept[at]?.sameAs),
        }),
      );
      await this.operations.progress(tx, operationId, [...verdicts, ...read.filter((one): one is RowVerdict => !('vacancy' in one))]);
    });
    return [];
  }

  private async read({ line, value, problem }: FeedRow, format: FeedFormat, source: string): Promise<Read> {
    if (problem) return { line, status: 'refused', code: 'unreadable-row', detail: problem };
    try {
      const posting = isJobPosting(value);
      const sent = posting
        ? fromJobPosting(value, source)
        : format === 'csv'
          ? fromCsv(value as Record<string, string>, source)
          : { source, ...(value as object) };
      const coded = await this.occupationOf(sent as Row, source);
      if (coded?.sure === false && coded.because) return { line, status: 'refused', code: 'occupation-unclear', detail: coded.because };
      const form = await readVacancyForm(
        coded?.sure ? { ...sent, occupation: coded.occupation, ...(coded.occupationUri && { occupationUri: coded.occupationUri }) } : sent,
      );
      return { line, vacancy: await this.keepVacancies.complete(form), ...(coded?.sure && { because: coded.because }) };
    } catch (error) {
      return refusal(line, error as Error & { code?: string; errors?: readonly FieldError[] });
    }
  }

  /** Read from the title only where the row names no occupation; undefined where it names its group, or neither. */
  private async occupationOf(row: Row, source: string): Promise<OccupationReading | undefined> {
    const { occupation, occupationUri, title, description, employer } = row;
    if (occupation) return undefined;
    if (occupationUri) return this.codeOccupation.ofUri(occupationUri);
    if (typeof title !== 'string') return undefined;
    const said = { ...(typeof description === 'string' && { text: description }), ...(typeof employer === 'string' && { employer }) };
    return this.codeOccupation.execute({ title, source, ...said });
  }

  private async summary(operationId: string): Promise<Record<string, number>> {
    const rows: { status: string; n: string }[] = await this.dataSource.query(
      `SELECT status, count(*) AS n FROM platform.operation_verdict WHERE operation_id = $1 GROUP BY status`,
      [operationId],
    );
    return Object.fromEntries(rows.map(({ status, n }) => [status, Number(n)]));
  }
}

/** How the row was read, and which other it is the same job as. */
function detailOf(...said: readonly (string | undefined)[]): { detail?: string } {
  const words = said.filter(Boolean).join('; ');
  return words ? { detail: words } : {};
}

/** Only what the row itself is to blame for is a verdict; a database that is away is retried. */
function refusal(line: number, error: Error & { code?: string; errors?: readonly FieldError[] }): RowVerdict {
  if (error.code === 'unreadable-feed' || !error.code || /^[0-9A-Z]{5}$|^E[A-Z]+$/.test(error.code)) throw error;
  const [first] = error.errors ?? [];
  return { line, status: 'refused', code: first?.code ?? error.code, detail: first ? `${first.pointer}: ${first.detail}` : error.message };
}
