import { aRow, feedImports } from '../fixtures/feed-imports.js';
import { type TestService, testService } from '../fixtures/test-service.js';

describe('codes of a national list', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api,imports' });
  });
  afterAll(() => service.stop());
  const at = '/v1/code-mappings/RO-COR/versions';
  const publish = (payload: string | object, query = '', type = 'application/json') =>
    service.app.inject({ method: 'POST', url: at + query, payload, headers: { 'content-type': type } });
  const read = async (path: string) => (await service.app.inject(at + path)).json();

  it('are published version by version, as CSV or JSON, compared, and found from ISCO back', async () => {
    const csv = 'code;title;isco;replaced by\n532201;îngrijitor bătrâni;5322;\n721208;sudor;7212;\n721209;sudor manual;;721208\n';
    const first = await publish(Buffer.from(csv, 'utf8') as unknown as object, '?inForceFrom=2020-01-01', 'text/csv');
    expect([first.statusCode, first.headers.location, first.json()]).toEqual([
      201,
      `${at}/1`,
      { scheme: 'RO-COR', version: 1, inForceFrom: '2020-01-01', codes: 3 },
    ]);
    const rows = [
      { code: '532202', title: 'îngrijitor bătrâni la domiciliu', isco: '5322' },
      { code: '532201', replacedBy: ['532202'] },
      { code: '721208', title: 'sudor', isco: '7212' },
    ];
    expect((await publish(rows)).json()).toMatchObject({ version: 2, codes: 3 });
    expect((await read('')).items.map(({ version }: { version: number }) => version)).toEqual([1, 2]);
    expect((await read('/2?isco=7212')).items).toEqual([{ code: '721208', title: 'sudor', targets: [{ isco: '7212' }], replacedBy: [] }]);
    const { changes } = await read('/2/diff?from=1');
    expect(changes.map(({ code, change }: { code: string; change: string }) => `${code} ${change}`)).toEqual([
      '532201 changed',
      '532202 added',
      '721209 removed',
    ]);
    const paged = await read('/1?limit=2');
    expect((await read(`/1?cursor=${paged.nextCursor}`)).items.map(({ code }: { code: string }) => code)).toEqual(['721209']);
  });

  it('are published once for a key, however often they are sent', async () => {
    const send = (title: string) =>
      service.app.inject({
        ...{ method: 'POST', url: '/v1/code-mappings/RO-ONCE/versions', payload: [{ code: '1', title, isco: '7212' }] },
        headers: { 'idempotency-key': 'once' },
      });
    const [first, again] = [await send('sudor'), await send('sudor')];
    expect([first.statusCode, again.json(), again.headers['idempotent-replayed']]).toEqual([201, first.json(), 'true']);
    expect(again.headers.location).toBe(first.headers.location);
    expect((await send('another')).json().code).toBe('idempotency-key-reused');
    const { items } = (await service.app.inject('/v1/code-mappings/RO-ONCE/versions')).json();
    expect(items).toHaveLength(1);
  });

  it('that do not fit are refused whole, and an unknown list or version is named', async () => {
    expect((await publish([{ code: 'A', replacedBy: 'B' }])).json()).toMatchObject({ status: 422, code: 'unfit-code-mapping' });
    expect((await publish({ code: 'A' })).json()).toMatchObject({ code: 'unfit-code-mapping' });
    expect((await publish('title\nx\n', '', 'text/csv')).json()).toMatchObject({
      detail: expect.stringContaining('The header lacks code'),
    });
    expect((await read('/7')).code).toBe('code-version-not-found');
    expect((await service.app.inject('/v1/code-mappings/cor/versions')).json().code).toBe('unknown-code-scheme');
    expect((await read('')).items).toHaveLength(2);
  });

  it('code the rows of a feed that declares the list, as it was in force when the import began', async () => {
    const put = await service.app.inject({
      method: 'PUT',
      url: '/v1/feeds/coded/mapping',
      payload: { columns: { 'Cod ocupatie': 'occupationCode' }, scheme: 'RO-COR' },
    });
    expect([put.statusCode, put.headers.etag]).toEqual([200, expect.stringMatching(/^"1\b/)]);
    const feed = feedImports(service, 'coded');
    const csv = 'reference,title,region,Cod ocupatie\nA,Ingrijitor,RO-IS,532201\nB,Sudor,RO-IS,721299\n';
    const { verdicts } = await feed.send(csv, { type: 'text/csv' });
    expect(verdicts).toMatchObject([
      { line: 2, reference: 'A', status: 'created', detail: 'code 532201 (replaced by 532202) of RO-COR version 2 read as ISCO 5322' },
      { line: 3, reference: 'B', status: 'refused', code: 'code-unmapped', detail: expect.stringContaining('Near it: 721208 "sudor"') },
    ]);
    const { occupation: _, ...posting } = aRow('C') as { occupation: string };
    expect((await feed.rows([{ ...posting, occupationCode: '721208' }])).verdicts).toMatchObject([{ status: 'created' }]);
  });

  it('a mapping of a feed changes only for who has seen it, and names fields that there are', async () => {
    const map = (payload: object, etag?: string) =>
      service.app.inject({ method: 'PUT', url: '/v1/feeds/mapped/mapping', payload, headers: etag ? { 'if-match': etag } : {} });
    expect((await service.app.inject('/v1/feeds/mapped/mapping')).json()).toMatchObject({ status: 404, code: 'no-feed-mapping' });
    const both = await Promise.all([map({ defaults: { region: 'MD-BA' } }), map({ defaults: { region: 'MD-CU' } })]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 412]);
    expect((await map({ charset: 'windows-1250' }, '"1"')).json()).toEqual({
      columns: {},
      defaults: {},
      values: {},
      charset: 'windows-1250',
      revision: 2,
    });
    expect((await map({}, '"1"')).statusCode).toBe(412);
    const wrong = (
      await map({ columns: { A: 'salary' }, values: { wage: {} }, charset: 'klingon', scheme: 'COR', colour: 1 }, '"2"')
    ).json();
    expect(wrong.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual([
      '/charset',
      '/colour',
      '/columns',
      '/scheme',
      '/values',
    ]);
    expect((await map({ scheme: 'RO-NONE' }, '"2"')).json().code).toBe('code-version-not-found');
  });
});
