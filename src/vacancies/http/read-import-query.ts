import { InvalidParameter } from '../../platform/problem-details/errors.js';
import type { AskedImport } from '../application/imports/begin-import.js';
import type { FeedFormat } from '../reading/feed-row.js';

const FORMAT_OF: Readonly<Record<string, FeedFormat>> = {
  'application/x-ndjson': 'ndjson',
  'text/csv': 'csv',
  'application/ld+json': 'json-ld',
  'application/json': 'json-ld',
  'text/html': 'html',
};

type Query = Readonly<Record<string, string | undefined>>;

/** @throws InvalidParameter */
export function readImportQuery(
  { kind, source, mode = 'upsert', confirm }: Query,
  contentType: string | undefined,
  encoding: string | undefined,
): Omit<AskedImport, 'begunBy'> {
  if (kind !== 'vacancies') throw new InvalidParameter('kind', `it is "${kind ?? ''}"; write kind=vacancies.`);
  if (!source || source.length > 100)
    throw new InvalidParameter('source', 'name the feed in at most 100 characters, for example source=demo-office.');
  if (mode !== 'upsert' && mode !== 'snapshot') throw new InvalidParameter('mode', `it is "${mode}"; write mode=upsert or mode=snapshot.`);
  if (encoding !== undefined && !['gzip', 'identity'].includes(encoding))
    throw new InvalidParameter('Content-Encoding', `it is "${encoding}"; send the feed as it is, or as gzip.`);
  return { ...formatOf(contentType), source, mode, ...confirmed(confirm) };
}

function formatOf(contentType = ''): { format: FeedFormat; charset?: string } {
  const [type = '', ...options] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const charset = options
    .find((option) => option.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  return { format: FORMAT_OF[type] ?? 'ndjson', ...(charset && { charset }) };
}

function confirmed(given: string | undefined): { confirm?: number } {
  if (given === undefined || given === '') return {};
  if (!/^\d{1,9}$/.test(given)) throw new InvalidParameter('confirm', `it is "${given}"; write how many absent vacancies may close.`);
  return { confirm: Number(given) };
}
