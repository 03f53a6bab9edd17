import { LoadDemonstration } from '../../src/demonstration/index.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const CARER = { source: 'office', reference: 'A-1', title: 'Îngrijitor la domiciliu', region: 'MD-OR', occupation: '5322' };

describe('vacancies', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
    await service.app.get(LoadDemonstration).reference(false);
  });
  afterAll(() => service.stop());
  const send = (payload: object, headers: Record<string, string> = {}) =>
    service.app.inject({ method: 'POST', url: '/v1/vacancies', payload, headers });

  it('are created once and then changed, by source and reference', async () => {
    const first = await send(CARER);
    expect([first.statusCode, first.json().skillsFrom]).toEqual([201, 'occupation']);
    const again = await send({ ...CARER, title: 'Îngrijitoare' });
    expect([again.statusCode, again.json().id]).toEqual([200, first.json().id]);
    expect(again.json().revision).toBeGreaterThan(first.json().revision);
    expect((await send({ ...CARER, title: 'Îngrijitoare' })).json().revision).toBe(again.json().revision);
  });

  it('sent by many at once under one reference become one, and every revision is different', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => send({ ...CARER, reference: 'same', title: `Title ${at}` })));
    expect(new Set(answers.map((one) => one.json().id)).size).toBe(1);
    expect(answers.filter((one) => one.statusCode === 201)).toHaveLength(1);
  });

  it('answer a repeated request with the first answer, and refuse the key for another body', async () => {
    const key = { 'idempotency-key': 'k-1' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => send({ ...CARER, reference: 'keyed' }, key)));
    expect(new Set(answers.map((one) => one.statusCode))).toEqual(
      new Set(answers.some((one) => one.statusCode === 409) ? [201, 409] : [201]),
    );
    const replayed = await send({ ...CARER, reference: 'keyed' }, key);
    expect([replayed.statusCode, replayed.headers['idempotent-replayed']]).toEqual([201, 'true']);
    expect((await send({ ...CARER, reference: 'other' }, key)).json().code).toBe('idempotency-key-reused');
  });

  it('go as a file, with the filters of the list and no formula among them', async () => {
    const pay = { min: 9000, currency: 'MDL', per: 'month' };
    await send({ ...CARER, source: 'filed', reference: 'F-1', title: '=2+5', pay });
    const csv = await service.app.inject('/v1/vacancies/file?format=csv&source=filed');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="vacancies.csv"');
    const [heading, row, ...more] = csv.body.trim().split('\r\n');
    expect(heading).toMatch(/id,source,reference,title,employer,country,region,occupation,openings,status,/);
    expect([row?.split(',').slice(1), more]).toEqual([
      ['filed', 'F-1', "'=2+5", '', 'MD', 'MD-OR', '5322', '1', 'open', '', '', '9000', '', 'MDL', 'month'],
      [],
    ]);
    const xlsx = await service.app.inject('/v1/vacancies/file?format=xlsx&source=filed');
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await service.app.inject('/v1/vacancies/file?format=pdf')).json()).toMatchObject({ status: 400, code: 'invalid-parameter' });
  });

  it('change only for who has seen the present state', async () => {
    const { id } = (await send({ ...CARER, reference: 'etag' })).json();
    const read = await service.app.inject(`/v1/vacancies/${id}`);
    const change = (title: string, etag?: string) =>
      service.app.inject({
        method: 'PUT',
        url: `/v1/vacancies/${id}`,
        payload: { ...CARER, reference: 'etag', title },
        headers: etag ? { 'if-match': etag } : {},
      });
    expect((await change('no etag')).statusCode).toBe(428);
    const both = await Promise.all([change('one', String(read.headers.etag)), change('two', String(read.headers.etag))]);
    expect(both.map((one) => one.statusCode).toSorted()).toEqual([200, 412]);
  });

  it('refuse an unknown skill, a region that is none and what only the service may set, each by name', async () => {
    expect(
      (await send({ ...CARER, essentialSkills: ['http://data.europa.eu/esco/skill/00000000-0000-0000-0000-000000000000'] })).json().code,
    ).toBe('unknown-skill');
    const answer = (await send({ ...CARER, region: 'MD-XX', revision: 7, demonstration: true })).json();
    expect(answer.errors.map((one: { pointer: string }) => one.pointer).toSorted()).toEqual(['/demonstration', '/region', '/revision']);
  });

  const importFeed = async (body: string | Buffer, type: string) => {
    const begun = await service.app.inject({
      method: 'POST',
      url: '/v1/imports?kind=vacancies&source=feed',
      payload: body,
      headers: { 'content-type': type },
    });
    expect(begun.statusCode).toBe(202);
    const operation = await eventually(
      async () => (await service.app.inject(String(begun.headers.location))).json(),
      ({ status }) => status === 'done' || status === 'failed',
    );
    const verdicts = (await service.app.inject(`${begun.headers.location}/verdicts`)).body
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    return { operation, verdicts };
  };

  it('come as NDJSON with a verdict for every row, good rows kept', async () => {
    const rows = [
      JSON.stringify({ ...CARER, reference: 'n1' }),
      '{broken',
      JSON.stringify({ reference: 'n2', title: 'X', region: 'MD-OR', occupation: '99999' }),
      JSON.stringify({ ...CARER, reference: 'n1' }),
    ];
    const { operation, verdicts } = await importFeed(rows.join('\n'), 'application/x-ndjson');
    expect(operation).toMatchObject({ status: 'done', done: 4, errors: 2 });
    expect(verdicts).toMatchObject([
      { line: 1, status: 'created' },
      { line: 2, status: 'refused', code: 'unreadable-row' },
      { line: 3, status: 'refused' },
      { line: 4, status: 'unchanged' },
    ]);
  });

  it('come as CSV with another delimiter, in an old encoding, under the names that an office uses', async () => {
    const csv = Buffer.from(
      'Cod;Titlu;Raion;Cod ISCO;Limbi;Lat;Lon\r\nc1;Sudor "MIG";MD-BA;7212;ro B1;;\r\nc2;Buc\xe3tar;MD-CU;5120;;47,0105;28.8638\r\nc3;incomplet\r\nc4;Brutar;MD-CU;7512;;47;\r\n',
      'latin1',
    );
    const { operation, verdicts } = await importFeed(csv, 'text/csv; charset=windows-1250');
    expect(operation).toMatchObject({ status: 'done', done: 4, errors: 2 });
    expect(verdicts.map((one) => one.status)).toEqual(['created', 'created', 'refused', 'refused']);
    expect(verdicts[3].detail).toContain('longitude');
    const cook = await service.app.inject(`/v1/vacancies/${verdicts[1].id}`);
    expect(cook.json()).toMatchObject({ title: 'Bucătar', reference: 'c2', place: { latitude: 47.01, longitude: 28.86 } });
  });

  it('come as schema.org JobPosting, with the words by which a title was coded', async () => {
    const posting = {
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'JobPosting',
          identifier: { value: 'j1' },
          title: 'Sudor',
          description: '<p>Sudor &amp; l&#39;atelier</p><script>x</script>',
          jobLocation: { address: { addressCountry: 'MD', addressLocality: 'Orhei' }, geo: { latitude: '47.3849', longitude: 28.8245 } },
          validThrough: '31.12.2030',
          baseSalary: { currency: 'MDL', value: { minValue: 12000, unitText: 'MONTH' } },
        },
        {
          '@type': 'JobPosting',
          identifier: 'j2',
          title: 'Chief happiness officer of the moon',
          jobLocation: { address: { addressCountry: 'MD', addressRegion: 'Orhei' } },
        },
        {
          '@type': 'JobPosting',
          identifier: 'j3',
          title: 'Sudor',
          jobLocation: { address: { addressCountry: 'US', addressRegion: 'Narnia' } },
        },
      ],
    };
    const { verdicts } = await importFeed(JSON.stringify(posting), 'application/ld+json');
    expect(verdicts.map((one) => one.status)).toEqual(['created', 'refused', 'refused']);
    expect(verdicts[0].detail).toContain('sudor');
    const welder = (await service.app.inject(`/v1/vacancies/${verdicts[0].id}`)).json();
    expect(welder).toMatchObject({
      region: 'MD-OR',
      place: { latitude: 47.38, longitude: 28.82 },
      occupation: '7212',
      description: "Sudor & l'atelier",
      expiresOn: '2030-12-31',
      pay: { min: 12000, currency: 'MDL', per: 'month' },
    });
    expect(verdicts[2]).toMatchObject({ code: 'unknown-region' });
  });

  it('say which file is not what it says, and change nothing', async () => {
    const notUtf8 = await importFeed(Buffer.from('reference,title\n\xff\xfe\xfa', 'latin1'), 'text/csv');
    expect(notUtf8.operation).toMatchObject({
      status: 'failed',
      result: { code: 'unreadable-feed', detail: expect.stringContaining('not UTF-8') },
    });
    const noColumns = await importFeed('name,place\nx,y\n', 'text/csv');
    expect(noColumns.operation).toMatchObject({
      status: 'failed',
      result: { detail: expect.stringContaining('lacks reference, title, region. It has: name, place.') },
    });
  });
});
