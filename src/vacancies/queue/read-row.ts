import { Injectable } from '@nestjs/common';
import type { RowVerdict } from '../../platform/operations/operation.js';
import type { FieldError } from '../../platform/problem-details/problems.js';
import { CodeOccupation, type OccupationReading } from '../application/code-occupation.js';
import type { BatchRow } from '../application/imports/keep-batch.js';
import { KeepVacancies } from '../application/keep-vacancies.js';
import { ResolveCodes } from '../application/resolve-codes.js';
import type { ImportInput } from '../domain/import-input.js';
import { readVacancyForm } from '../http/read-vacancy-form.js';
import type { Draft, FeedRow } from '../reading/feed-row.js';

type Refusal = Error & { readonly code?: string; readonly errors?: readonly FieldError[] };
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** One row of a feed as a vacancy, held to the rules of the form; or as a reference to close; or as a verdict that says why neither. */
@Injectable()
export class ReadRow {
  constructor(
    private readonly keepVacancies: KeepVacancies,
    private readonly codeOccupation: CodeOccupation,
    private readonly resolveCodes: ResolveCodes,
  ) {}

  async execute({ line, reference, draft, problem, note, leftOut = [] }: FeedRow, feed: ImportInput): Promise<BatchRow> {
    const named = { line, ...(reference && { reference: reference.slice(0, 200) }) };
    if (note) return { ...named, status: 'noted', ...note };
    if (!draft) return { ...named, status: 'refused', code: 'unreadable-row', detail: problem ?? '' };
    if (draft.status === 'closed' && !draft.title && reference)
      return { line, closes: { source: text(draft.source) ?? feed.source, reference } };
    try {
      return { ...named, ...(await this.vacancyOf(draft, feed, leftOut)) };
    } catch (error) {
      return { ...named, ...refusalOf(error as Refusal) };
    }
  }

  private async vacancyOf(draft: Draft, feed: ImportInput, leftOut: readonly string[]) {
    const { occupationCodes, ...sent } = { source: feed.source, ...draft } as Draft;
    const coded = await this.occupationOf(sent, occupationCodes as readonly string[] | undefined, feed);
    if (coded?.sure === false && coded.because) return { status: 'refused', code: coded.code, detail: coded.because } as const;
    const named = coded?.sure ? { occupation: coded.occupation, ...(coded.occupationUri && { occupationUri: coded.occupationUri }) } : {};
    const form = await readVacancyForm({ ...sent, ...named });
    const said = [coded?.sure ? coded.because : undefined, ...leftOut].filter(Boolean).join('; ');
    return { vacancy: await this.keepVacancies.complete(form), ...(said && { because: said }) };
  }

  /** As the row names it, else by the list that its feed has declared, else read from the title; undefined: the form says what is missing. */
  private async occupationOf(sent: Draft, codes: readonly string[] | undefined, feed: ImportInput): Promise<OccupationReading | undefined> {
    if (sent.occupation) return undefined;
    if (sent.occupationUri) return this.codeOccupation.ofUri(sent.occupationUri);
    if (codes?.length && feed.codes) return this.resolveCodes.execute(codes, feed.codes);
    const title = text(sent.title);
    if (title === undefined) return undefined;
    const [written, employer] = [text(sent.description), text(sent.employer)];
    return this.codeOccupation.execute({ title, source: feed.source, ...(written && { text: written }), ...(employer && { employer }) });
  }
}

/** Only what the row itself is to blame for is a verdict; a database that is away is retried. */
function refusalOf(error: Refusal): Pick<RowVerdict, 'code' | 'detail'> & { readonly status: 'refused' } {
  if (!error.code || /^[0-9A-Z]{5}$|^E[A-Z]+$/.test(error.code)) throw error;
  const [first] = error.errors ?? [];
  const detail = first ? `${first.pointer}: ${first.detail}` : error.message;
  return { status: 'refused', code: first?.code ?? error.code, detail };
}
