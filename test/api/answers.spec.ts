import zlib from 'node:zlib';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const VACANCY = { source: 'test', reference: 'A-1', title: 'Sudor', region: 'MD-OR', occupation: '7212' };

describe('answers of the API', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService({ ROLES: 'api' });
  });
  afterAll(() => service.stop());
  const get = (url: string, headers: Record<string, string> = {}) => service.app.inject({ url, headers });

  it('are spared to who has them, on reference data, the register, lists and single things', async () => {
    const { id } = (await service.app.inject({ method: 'POST', url: '/v1/vacancies', payload: VACANCY })).json();
    for (const url of [
      '/v1/standards/isco-groups',
      '/v1/agreements/ro-md-education',
      '/v1/vacancies',
      `/v1/vacancies/${id}`,
      '/openapi.json',
    ]) {
      const first = await get(url);
      const again = await get(url, { 'if-none-match': `"another", ${first.headers.etag}` });
      expect([url, again.statusCode, again.body, again.headers.etag]).toEqual([url, 304, '', first.headers.etag]);
      expect((await get(url, { 'if-none-match': '"another"' })).statusCode).toBe(200);
    }
  });

  it('change their ETag with their content, also where the revision stays: in another language', async () => {
    const [ro, fr] = await Promise.all(['ro', 'fr'].map((language) => get('/v1/standards/countries', { 'accept-language': language })));
    expect(ro?.headers.etag).not.toBe(fr?.headers.etag);
    const answer = await get('/v1/standards/countries', { 'accept-language': 'fr', 'if-none-match': String(ro?.headers.etag) });
    expect(answer.statusCode).toBe(200);
  });

  it('give the ETag by which a thing is changed, and refuse the change when somebody was first', async () => {
    const made = await service.app.inject({ method: 'POST', url: '/v1/vacancies', payload: { ...VACANCY, reference: 'A-2' } });
    const change = (openings: number) =>
      service.app.inject({
        method: 'PUT',
        url: `/v1/vacancies/${made.json().id}`,
        payload: { ...VACANCY, reference: 'A-2', openings },
        headers: { 'if-match': String(made.headers.etag) },
      });
    expect([(await change(2)).statusCode, (await change(3)).statusCode]).toEqual([200, 412]);
  });

  it.each(['br', 'gzip'] as const)('are compressed by %s where they hold no secret', async (encoding) => {
    const unpack = { br: zlib.brotliDecompressSync, gzip: zlib.gunzipSync }[encoding];
    for (const url of ['/v1/standards/isco-groups', '/', '/assets/passerelle.css', '/openapi.json']) {
      const [plain, packed] = [await get(url), await get(url, { 'accept-encoding': `${encoding}, identity;q=0.5` })];
      expect([url, packed.headers['content-encoding'], packed.headers.vary]).toEqual([
        url,
        encoding,
        expect.stringContaining('accept-encoding'),
      ]);
      expect(unpack(packed.rawPayload).equals(plain.rawPayload)).toBe(true);
      expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
    }
  });

  it('are compressed though the language was chosen, which is no secret; a stylesheet for everybody', async () => {
    const encodingOf = async (url: string, cookie: string) =>
      (await get(url, { 'accept-encoding': 'br', cookie })).headers['content-encoding'];
    expect(await encodingOf('/', 'lang=uk')).toBe('br');
    expect(await encodingOf('/?lang=ar', 'lang=uk')).toBe('br');
    expect(await encodingOf('/', 'lang=uk; session=1')).toBeUndefined();
    expect(await encodingOf('/', 'lang=session-1')).toBeUndefined();
    expect(await encodingOf('/assets/passerelle.css', 'session=1')).toBe('br');
  });

  it('are not compressed for who shows a cookie or a token, is refused, or does not ask', async () => {
    const secrets = [{ cookie: 'session=1' }, { authorization: 'Bearer demonstration-md-auditor' }];
    for (const one of [...secrets, { 'accept-encoding': 'identity' }, { 'accept-encoding': 'br;q=0, gzip;q=0' }]) {
      const answer = await get('/v1/standards/isco-groups', { 'accept-encoding': 'br', ...(one as Record<string, string>) });
      expect([one, answer.headers['content-encoding']]).toEqual([one, undefined]);
    }
    expect((await get('/v1/nothing-here', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });

  it('bear the reference that the client gave, when it is one, and otherwise a new one', async () => {
    const reference = async (given: string) => (await get('/v1/standards/countries', { 'x-request-id': given })).headers['x-request-id'];
    expect(await reference('anofm-2026-11-26.17')).toBe('anofm-2026-11-26.17');
    for (const given of ['short', 'a line\u0009of a log', 'x'.repeat(65), '<script>alert(1)</script>']) {
      expect(await reference(given)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    }
  });
});
