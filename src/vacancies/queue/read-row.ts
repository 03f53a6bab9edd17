import { Injectable } from '@nestjs/common';
import type { RowVerdict } from '../../platform/operations/operation.js';
import type { FieldError } from '../../platform/problem-details/problems.js';
import { CodeOccupation, type OccupationReading } from '../application/code-occupation.js';
import type { BatchRow } from '../application/imports/keep-batch.js';
import { ResolveCodes } from '../application/resolve-codes.js';
import type { ImportInput } from '../domain/import-input.js';
import type { UnclearTitle } from '../domain/unclear-wording.js';
import type { NewVacancy } from '../domain/vacancy.js';
import type { VacancyForm } from '../domain/vacancy-form.js';
import { readVacancyForm } from '../http/read-vacancy-form.js';
import type { Draft, FeedRow } from '../reading/feed-row.js';

type Complete = (form: VacancyForm) => Promise<NewVacancy>;
type Refusal = Error & { readonly code?: string; readonly errors?: readonly FieldError[] };
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** One row of a feed as a vacancy, held to the rules of the form; or as a reference to close; or as a verdict that says why neither. */
@Injectable()
export class ReadRow {
  constructor(
    private readonly codeOccupation: CodeOccupation,
    private readonly resolveCodes: ResolveCodes,
  ) {}

  /** @param complete asks the taxonomy for the rows of one batch */
  async execute(row: FeedRow, feed: ImportInput, complete: Complete): Promise<BatchRow> {
    const { line, reference, draft, problem, note } = row;
    const named = { line, ...(reference && { reference: reference.slice(0, 200) }) };
    if (note) return { ...named, status: 'noted', ...note };
    if (!draft) return { ...named, status: 'refused', code: 'unreadable-row', detail: problem ?? '' };
    if (draft.status === 'closed' && !draft.title && reference)
      return { line, closes: { source: text(draft.source) ?? feed.source, reference } };
    const leftOut = [...(row.leftOut ?? []), ...undeclaredCodes(draft, feed)];
    try {
      return { ...named, ...(await this.vacancyOf(draft, feed, leftOut, complete)) };
    } catch (error) {
      return { ...named, ...refusalOf(error as Refusal, leftOut) };
    }
  }

  private async vacancyOf(draft: Draft, feed: ImportInput, leftOut: readonly string[], complete: Complete) {
    const { occupationCodes, ...sent } = { source: feed.source, ...draft } as Draft;
    const coded = await this.occupationOf(sent, occupationCodes as readonly string[] | undefined, feed);
    if (coded?.sure === false && coded.because) {
      const unclear = coded.unclear && { unclear: unclearOf(sent, coded.unclear) };
      return { status: 'refused', code: coded.code, detail: inWords(coded.because, leftOut), ...unclear } as const;
    }
    const named = coded?.sure ? { occupation: coded.occupation, ...(coded.occupationUri && { occupationUri: coded.occupationUri }) } : {};
    const form = await readVacancyForm({ ...sent, ...named });
    const because = inWords(coded?.sure ? coded.because : '', leftOut);
    return { vacancy: await complete(form), ...(because && { because }) };
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

function unclearOf({ title, description, employer }: Draft, why: UnclearTitle['why']): UnclearTitle {
  const [said, named] = [text(description), text(employer)];
  return { title: text(title) ?? '', why, ...(said && { text: said }), ...(named && { employer: named }) };
}

/** Only what the row itself is to blame for is a verdict; a database that is away is retried. */
function refusalOf(error: Refusal, leftOut: readonly string[]): Pick<RowVerdict, 'code' | 'detail'> & { readonly status: 'refused' } {
  if (!error.code || /^[0-9A-Z]{5}$|^E[A-Z]+$/.test(error.code)) throw error;
  const [first] = error.errors ?? [];
  const detail = first ? `${first.pointer}: ${first.detail}` : error.message;
  return { status: 'refused', code: first?.code ?? error.code, detail: inWords(detail, leftOut) };
}

function inWords(said: string, leftOut: readonly string[]): string {
  return [said, ...leftOut].filter(Boolean).join('; ');
}

/** Codes of a list that nobody has named say nothing to us, and the title is read instead. */
function undeclaredCodes({ occupation, occupationUri, occupationCodes }: Draft, { codes, source }: ImportInput): readonly string[] {
  if (codes || occupation || occupationUri || !Array.isArray(occupationCodes)) return [];
  const given = occupationCodes.slice(0, 3).join(', ').slice(0, 100);
  return [`its codes ${given} are of a list that this feed has not declared (scheme at PUT /v1/feeds/${source}/mapping)`];
}
