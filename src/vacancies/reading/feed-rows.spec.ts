import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { FeedMapping } from '../domain/feed-mapping.js';
import { UnreadableFeed } from '../domain/vacancy.errors.js';
import { FEED_FORMATS, type Feed, type FeedRow } from './feed-row.js';
import { feedRows } from './feed-rows.js';
import { postingsOf } from './postings.js';
import { draftRow } from './rows/draft-row.js';

const NO_MAPPING: FeedMapping = { columns: {}, defaults: {}, values: {} };

async function read(bytes: Buffer | string, feed: Partial<Feed> = {}, pieces = 7): Promise<FeedRow[]> {
  const buffer = Buffer.from(bytes);
  async function* inPieces() {
    for (let at = 0; at < buffer.length; at += pieces) yield buffer.subarray(at, at + pieces);
  }
  const rows: FeedRow[] = [];
  for await (const row of feedRows({ format: 'csv', source: 'office', ...feed }, inPieces())) rows.push(row);
  return rows;
}
const drafts = (rows: readonly FeedRow[]) => rows.map(({ draft }) => draft);

describe('a table of an office', () => {
  it.each([',', ';', '\t', '|'])('is read whatever stands between its cells: %j', async (delimiter) => {
    const table = [
      ['reference', 'title', 'region', 'employer'],
      ['A', `"Sudor${delimiter} MIG"`, 'MD-BA', '"""Lavanda"" SRL"'],
    ].map((cells) => cells.join(delimiter));
    expect(drafts(await read(table.join('\r\n')))).toEqual([
      { reference: 'A', title: `Sudor${delimiter} MIG`, region: 'MD-BA', employer: '"Lavanda" SRL' },
    ]);
  });

  it('may break lines within quotes, also in its header, and its rows are counted as an editor counts lines', async () => {
    const rows = await read('reference,title,"region\n(ISO)",region\nA,"Sudor\nMIG",x,MD-BA\nB,Bucătar,y,MD-CU\n');
    expect(rows.map(({ line, reference }) => [line, reference])).toEqual([
      [1, undefined],
      [3, 'A'],
      [5, 'B'],
    ]);
    expect(rows[1]?.draft).toMatchObject({ title: 'Sudor\nMIG' });
  });

  it('says its delimiter in a line of its own, as Excel writes it', async () => {
    const rows = await read('sep=;\nreference;title;region\nA,1;Sudor;MD-BA\n');
    expect(rows).toEqual([{ line: 3, reference: 'A,1', draft: { reference: 'A,1', title: 'Sudor', region: 'MD-BA' } }]);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1250', 'windows-1251', 'windows-1252', 'windows-1256', 'iso-8859-2'])(
    'is read in the encoding that is declared: %s',
    async (charset) => {
      const title =
        { 'windows-1251': 'Сварщик', 'windows-1252': 'Soudeur à', 'windows-1256': 'لحام' }[charset] ?? 'Sudor ăâîșț'.slice(0, 9);
      const bytes = iconv.encode(`reference,title,region\nA,${title},MD-BA\n`, charset);
      expect(drafts(await read(bytes, { charset }))).toEqual([{ reference: 'A', title, region: 'MD-BA' }]);
    },
  );

  it.each(['utf-8', 'utf-16le', 'utf-16be'])('is read by its byte-order mark, and without one by its shape: %s', async (charset) => {
    const table = 'reference,title,region\nA,Bucătar,MD-CU\n';
    for (const addBOM of [true, false]) {
      const bytes = iconv.encode(table, charset, { addBOM });
      expect(drafts(await read(bytes, {}, 10_000))).toEqual([{ reference: 'A', title: 'Bucătar', region: 'MD-CU' }]);
    }
  });

  it('in an encoding that cannot be known shows how its words would read', async () => {
    const bytes = iconv.encode('reference,title,region\nA,Bucătar,MD-CU\n', 'windows-1250');
    await expect(read(bytes, {}, 10_000)).rejects.toThrow(/"Bucătar" in windows-1250.*"Bucгtar" in windows-1251/);
  });

  it('is read as its mapping says: columns, what holds where it says nothing, and its words in ours', async () => {
    const mapping: FeedMapping = {
      columns: { Kennung: 'reference', Beruf: 'title', Zeit: 'hoursPerWeek', Notiz: null, 'KldB-Code': 'occupationCode' },
      defaults: { region: 'DE-BE' },
      values: { hoursPerWeek: { Vollzeit: '40' }, contract: { unbefristet: 'permanent' } },
    };
    const rows = await read('Kennung;Beruf;Zeit;Vertragsart;Notiz;KldB-Code\n7;Schweißer;vollzeit;unbefristet;x;24422\n', { mapping });
    expect(rows).toEqual([
      {
        line: 2,
        reference: '7',
        draft: { reference: '7', title: 'Schweißer', hoursPerWeek: 40, contract: 'permanent', region: 'DE-BE', occupationCodes: ['24422'] },
      },
    ]);
  });

  it('names the columns that are read as nothing, with what they may mean', async () => {
    const [note] = await read('reference;title;region;Arbeitgeberr;Foo Bar Baz\nA;Sudor;MD-BA;x;y\n');
    expect(note?.note).toMatchObject({ code: 'unknown-columns' });
    expect(note?.note?.detail).toContain('"Arbeitgeberr" (employer?), "Foo Bar Baz". Say what they mean at PUT /v1/feeds/office/mapping');
  });

  it('says pay, dates and switches in its own way', async () => {
    const rows = await read(
      'reference;title;region;salary min;currency;per;expires;remote\nA;Sudor;MD-BA;1 200,50;EUR;month;3.11.2026;da\nB;Sudor;MD-BA;;;;soon;maybe\n',
    );
    expect(drafts(rows)).toMatchObject([
      { pay: { min: 1200.5, currency: 'EUR', per: 'month' }, expiresOn: '2026-11-03', remote: true },
      { expiresOn: 'soon', remote: 'maybe' },
    ]);
  });
});

describe('lines of JSON', () => {
  it('that are too long, or no JSON, or no object, are refused alone', async () => {
    const lines = ['{"reference":"A"}', `"${'x'.repeat(1 << 20)}"`, '{broken', '7', '', '{"reference":"B"}'].join('\n');
    const rows = await read(lines, { format: 'ndjson' }, 60_000);
    expect(rows.map(({ line, reference, problem }) => [line, reference ?? problem?.slice(0, 20)])).toEqual([
      [1, 'A'],
      [2, 'This line is longer '],
      [3, 'This line is not JSO'],
      [4, 'This is no JSON obje'],
      [6, 'B'],
    ]);
  });
});

describe('whatever comes', () => {
  const json = fc.jsonValue({ maxDepth: 5 });
  const posting = fc.record(
    {
      '@type': fc.constantFrom('JobPosting', ['JobPosting'], 'Thing'),
      identifier: json,
      title: fc.oneof(json, fc.string()),
      description: fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.constantFrom('<', '<p>', '</', 'script', '>', '&lt;', 'a', '&#9;')).map((a) => a.join('')),
      ),
      hiringOrganization: json,
      jobLocation: json,
      validThrough: json,
      baseSalary: json,
      employmentType: json,
      occupationalCategory: json,
      positionProfiles: json,
    },
    { requiredKeys: [] },
  );

  it('a reader never throws anything but that the feed cannot be read', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((one) => Buffer.from(one)),
      fc.string().map(Buffer.from),
      posting.map((one) => Buffer.from(JSON.stringify(one))),
    );
    const mapping = fc.option(fc.constant<FeedMapping>({ ...NO_MAPPING, values: { title: { a: 'b' } }, defaults: { title: 'T' } }), {
      nil: undefined,
    });
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.constantFrom(...FEED_FORMATS),
        mapping,
        fc.integer({ min: 1, max: 40 }),
        async (given, format, saved, pieces) => {
          await read(given, { format, ...(saved && { mapping: saved }) }, pieces).catch((error: unknown) => {
            if (!(error instanceof UnreadableFeed)) throw error;
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('every line that says something has one row, in its order, whatever the others are and wherever the bytes are cut', async () => {
    const line = fc.oneof(
      fc.string().map((text) => text.replace(/[\r\n\uFEFF]/g, ' ')),
      posting.map((one) => JSON.stringify(one)),
      json.map((one) => JSON.stringify(one)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.integer({ min: 1, max: 50 }), async (lines, pieces) => {
        const rows = await read(Buffer.from(lines.join('\n')), { format: 'ndjson', charset: 'utf-8' }, pieces);
        const said = lines.flatMap((text, at) => (text.trim() === '' ? [] : [at + 1]));
        expect(rows.map((row) => row.line)).toEqual(said);
        expect(rows.every(({ draft, problem }) => (draft === undefined) !== (problem === undefined))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a document has the rows that it has when it is read as a whole, wherever the bytes are cut', async () => {
    const postings = fc.array(posting, { maxLength: 12 });
    const document = fc.oneof(json, postings, fc.record({ '@context': fc.constant('https://schema.org'), '@graph': postings }));
    await fc.assert(
      fc.asyncProperty(document, fc.integer({ min: 1, max: 50 }), async (given, pieces) => {
        const text = JSON.stringify(given);
        const whole = postingsOf(JSON.parse(text)).map((one, at) => draftRow(at + 1, one, { format: 'json-ld', source: 'office' }));
        expect(await read(text, { format: 'json-ld', charset: 'utf-8' }, pieces)).toEqual(whole);
      }),
      { numRuns: 400 },
    );
  });

  it('a posting whose employer comes later in the graph is read with it, after the others', async () => {
    const of = (identifier: string, id: string) => ({ '@type': 'JobPosting', identifier, title: 'T', hiringOrganization: { '@id': id } });
    const employer = { '@type': 'Organization', '@id': '#e', name: 'Lavanda SRL' };
    const graph = [
      of('A', '#e'),
      { ...of('B', '#e'), hiringOrganization: { name: 'B SRL' } },
      employer,
      of('C', '#e'),
      of('D', '#nowhere'),
    ];
    const rows = await read(JSON.stringify({ '@graph': graph }), { format: 'json-ld' });
    expect(rows.map(({ line, reference, draft }) => [line, reference, draft?.employer])).toEqual([
      [1, 'B', 'B SRL'],
      [2, 'C', 'Lavanda SRL'],
      [3, 'A', 'Lavanda SRL'],
      [4, 'D', undefined],
    ]);
  });

  it.each(['[{"title": "T"}', '{"@graph": [{"title": "T"}', '', '[1] 2', '[{"title": }]'])(
    'a document that breaks off or is no JSON says so: %s',
    async (text) => {
      await expect(read(text, { format: 'json-ld' })).rejects.toThrow(UnreadableFeed);
    },
  );

  it('of a list no more is held than one of its vacancies', async () => {
    const one = JSON.stringify({ '@type': 'JobPosting', identifier: 'A', title: 'T', description: 'x'.repeat(1 << 20) });
    let longest = 0;
    let [given, taken] = [0, 0];
    async function* list() {
      yield Buffer.from('[');
      for (; given < 80; given++) {
        longest = Math.max(longest, given - taken);
        yield Buffer.from(`${one}${given < 79 ? ',' : ''}`);
      }
      yield Buffer.from(']');
    }
    for await (const row of feedRows({ format: 'json-ld', source: 'office' }, list())) if (row.draft) taken++;
    expect([taken, longest < 20]).toEqual([80, true]);
  });

  it('every record of a table has one row, and cells come out as they went in', async () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => `x${text.replace(/\p{Cc}|\uFEFF/gu, '')}x`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.integer({ min: 1, max: 30 }),
        async (cells, delimiter, pieces) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const table = [
            ['reference', 'title', 'region'],
            ...cells.map(([reference, title]) => [quoted(reference), quoted(title), 'MD-BA']),
          ];
          const rows = await read(Buffer.from(table.map((one) => one.join(delimiter)).join('\n')), { charset: 'utf-8' }, pieces);
          expect(rows.map(({ draft }) => [draft?.reference, draft?.title])).toEqual(cells);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    '<'.repeat(200_000),
    '<script '.repeat(30_000),
    '<script>'.repeat(30_000),
    '<p '.repeat(60_000),
    '&lt;'.repeat(60_000),
    '&#'.repeat(90_000),
  ])('text that opens and never closes takes no longer than its length: %#', async (description) => {
    const began = performance.now();
    await read(JSON.stringify({ '@type': 'JobPosting', identifier: 'A', title: 'T', description }), { format: 'json-ld' }, 1 << 20);
    await read(description, { format: 'html' }, 1 << 20);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
