import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { aRow, feedImports, lines } from '../fixtures/feed-imports.js';
import { type TestService, testService } from '../fixtures/test-service.js';

describe('a feed comes', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api,imports' });
  });
  afterAll(() => service.stop());

  it('as a web page with several scripts, of which one is broken', async () => {
    const posting = (identifier: string) => ({
      '@type': 'JobPosting',
      identifier,
      title: 'Sudor',
      occupationalCategory: '7212',
      description: 'line\nbreak',
      jobLocation: { address: { addressCountry: 'MD', addressLocality: 'Orhei' } },
    });
    const broken = JSON.stringify(posting('B')).replace('\\n', '\n');
    const page = `<!doctype html><SCRIPT type="application/ld+json">${JSON.stringify({ '@type': 'WebSite' })}</SCRIPT>
      <script>var x = "<script";</script>
      <script id="jobs" type='application/ld+json'>${JSON.stringify([posting('A')])}</script>
      <script type="application/ld+json"><!-- ${broken} --></script>
      <script type="application/ld+json">{oops</script>`;
    const { verdicts } = await feedImports(service, 'page').send(page, { type: 'text/html; charset=utf-8' });
    expect(verdicts.map(({ line, reference, status }) => [line, reference, status])).toEqual([
      [1, 'A', 'created'],
      [2, 'B', 'created'],
      [3, undefined, 'refused'],
    ]);
  });

  it('as HR Open, closed where the position is filled', async () => {
    const opening = (statusCode: string) => ({
      documentId: { value: 'D' },
      statusCode,
      positionProfiles: [
        { positionTitle: 'Sudor', jobCategories: [{ code: '7212' }], positionLocation: [{ countryCode: 'MD', city: 'Orhei' }] },
      ],
    });
    const feed = feedImports(service, 'hr-open');
    const send = (status: string) => feed.send(JSON.stringify([opening(status)]), { type: 'application/ld+json' });
    expect((await send('Open')).verdicts).toMatchObject([{ reference: 'D', status: 'created' }]);
    expect((await send('Filled')).verdicts).toMatchObject([{ reference: 'D', status: 'closed' }]);
  });

  it('with its unknown columns named before its rows, which are counted without them', async () => {
    const csv = 'reference;title;region;isco;Arbeitgeberr\nA;Sudor;MD-BA;7212;x\n';
    const { operation, verdicts } = await feedImports(service, 'columns').send(csv, { type: 'text/csv' });
    expect(verdicts).toMatchObject([
      { line: 1, status: 'noted', code: 'unknown-columns', detail: expect.stringContaining('(employer?)') },
      { line: 2, status: 'created' },
    ]);
    expect(operation.result).toEqual({ noted: 1, created: 1 });
  });

  it('packed', async () => {
    const body = gzipSync(lines([aRow('A'), aRow('B')]));
    const { operation } = await feedImports(service, 'packed').send(body, { headers: { 'content-encoding': 'gzip' } });
    expect(operation.result).toEqual({ created: 2 });
  });

  it.each<[string, Buffer, string]>([
    ['unpacks to far more than it is', gzipSync(Buffer.alloc(200 << 20, ' ')), 'feed-too-compressed'],
    ['is cut off', gzipSync(lines([aRow('A')])).subarray(0, 40), 'unreadable-feed'],
    ['is not packed', Buffer.from(lines([aRow('A')])), 'unreadable-feed'],
  ])('and is refused before anything is kept where it %s', async (_what, body, code) => {
    const answer = await feedImports(service, 'bomb').begin(body, { headers: { 'content-encoding': 'gzip' } });
    expect(answer.json()).toMatchObject({ status: 422, code });
    expect((await service.app.inject('/v1/vacancies?source=bomb')).json().items).toEqual([]);
  });

  it.each(['&mode=mirror', '&confirm=all'])('and is refused where it asks for what there is not: %s', async (query) => {
    expect((await feedImports(service).begin('', { query })).json()).toMatchObject({ status: 400, code: 'invalid-parameter' });
  });

  const samples = process.env.JOB_POSTINGS_FILE;
  (samples ? it : it.skip)('from real pages (JOB_POSTINGS_FILE), each row with its verdict', async () => {
    await service.app.get(LoadDemonstration).reference(false);
    const { operation, verdicts } = await feedImports(service, 'samples').send(await readFile(samples as string));
    console.table(verdicts.map(({ line, status, code, detail }) => ({ line, status, code, detail: detail?.slice(0, 150) })));
    expect(operation.status).toBe('done');
    expect(verdicts).toHaveLength(operation.done);
  });
});
