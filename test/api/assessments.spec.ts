import { readdirSync } from 'node:fs';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const ATESTAT = {
  kind: 'formal',
  country: 'MD',
  title: 'Atestat de studii medii de cultură generală',
  awardedOn: '2010-06-20',
  durationYears: 11,
};

describe('POST /v1/assessments', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService({ ROLES: 'api' });
  });
  afterAll(() => service.stop());
  const assess = (body: object) => service.app.inject({ method: 'POST', url: '/v1/assessments', payload: body });

  it('answers for each purpose apart, citing the article, and stores nothing', async () => {
    const answer = await assess({ destination: 'RO', asOf: '2024-03-01', occupation: '5321', credential: ATESTAT });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      nature: 'prediction',
      asOf: '2024-03-01',
      engine: '2.0.0',
      purposes: [
        {
          purpose: 'study',
          outcome: 'full',
          recognisedAs: {
            iscedLevel: 3,
            iscedAttainment: '344',
            equivalentTitle: 'Diplomă de bacalaureat',
            effects: ['access-to-higher-education'],
          },
          bases: [{ agreement: 'ro-md-education', version: 3, article: '3(3)', verified: false }],
        },
        { purpose: 'title', outcome: 'full' },
        { purpose: 'regulated-profession', outcome: 'not-covered', reasons: ['purpose-out-of-scope', 'licence-required'] },
        { purpose: 'employment' },
      ],
    });
    const awarded = answer
      .json()
      .findings.find(
        (one: { condition: string; provision: string }) => one.condition === 'awarded-on' && one.provision.endsWith('until-2011'),
      );
    expect(awarded).toMatchObject({ observed: '2010-06-20', required: '≤ 2011-12-31', verdict: 'satisfied', article: '3(3)' });
  });

  it('gives the same digest for the same facts on the same day', async () => {
    const [one, other] = await Promise.all([
      assess({ destination: 'RO', asOf: '2024-03-01', credential: ATESTAT }),
      assess({ destination: 'RO', asOf: '2024-03-01', credential: ATESTAT }),
    ]);
    expect(one.json().digest).toBe(other.json().digest);
  });

  it('names every wrong field with what would be right', async () => {
    const answer = await assess({
      destination: 'ROU',
      asOf: '2024-02-30',
      mood: 'good',
      credential: { ...ATESTAT, iscedAttainment: '645', title: 'x'.repeat(301), awardedOn: '2010-13-01' },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const errors = Object.fromEntries(
      answer.json().errors.map((one: { pointer: string; code: string; detail: string }) => [one.pointer, [one.code, one.detail]]),
    );
    expect(errors['/destination']).toEqual(['unknown-country', expect.stringContaining('code RO')]);
    expect(errors['/asOf']).toEqual(['invalid-iso-date', expect.stringContaining('February 2024 has 29 days')]);
    expect(errors['/mood']).toEqual(['unknown-property', expect.stringContaining('"mood"')]);
    expect(errors['/credential/iscedAttainment']).toEqual(['invalid-isced-attainment', expect.stringContaining('640')]);
    expect(errors['/credential/awardedOn']).toEqual(['invalid-iso-date', expect.stringContaining('no month 13')]);
    expect(errors['/credential/title']?.[0]).toBe('is-length');
  });

  it('says what is missing when there is nothing to assess', async () => {
    expect((await assess({ destination: 'RO' })).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/credential', code: 'nothing-to-assess' }],
    });
  });

  it('refuses a body that is not JSON, and one that is no object', async () => {
    const broken = await service.app.inject({
      method: 'POST',
      url: '/v1/assessments',
      payload: '{"destination":',
      headers: { 'content-type': 'application/json' },
    });
    expect([broken.statusCode, broken.json().code]).toEqual([400, 'malformed-body']);
    expect((await assess([])).statusCode).toBe(422);
  });
});

describe('the register of agreements', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService({ ROLES: 'api' });
  });
  afterAll(() => service.stop());
  const get = async (url: string) => (await service.app.inject(url)).json();
  const pageAt = async (url: string): Promise<{ items: string[]; next: string | undefined }> => {
    const answer = await service.app.inject(url);
    const next = /<([^>]+)>; rel="next"/.exec(String(answer.headers.link ?? ''))?.[1];
    expect(next !== undefined).toBe(answer.json().nextCursor !== null);
    return { items: answer.json().items.map((one: { slug: string }) => one.slug), next };
  };

  it('tells which agreements were in force on a day', async () => {
    const { items } = await get('/v1/agreements?party=MD&inForceOn=2024-03-01');
    const slugs = items.map((one: { slug: string }) => one.slug);
    expect(slugs).toContain('ro-md-education');
    expect(slugs).not.toContain('it-md-study');
    expect(slugs).not.toContain('it-md-skills-demonstration');
  });
  it.each([
    ['1999-05-31', 'signed', null],
    ['1999-06-01', 'in-force', 1],
    ['2022-06-12', 'in-force', 2],
    ['2022-06-13', 'in-force', 3],
  ])('Romania–Moldova on %s is %s, version %s', async (asOf, status, version) => {
    expect((await get(`/v1/agreements/ro-md-education?asOf=${asOf}`)).status).toMatchObject([{ status, version }]);
  });
  it('comes page by page, the next one named in the body and in the Link header', async () => {
    const slugs: string[] = [];
    for (let address: string | undefined = '/v1/agreements?limit=2'; address; ) {
      const { items, next } = await pageAt(address);
      slugs.push(...items);
      address = next;
    }
    expect(slugs).toEqual([...new Set(slugs)].toSorted());
    expect(slugs).toHaveLength(readdirSync('src/agreements/reference').length);
    expect((await get('/v1/agreements?cursor=made-up')).code).toBe('invalid-cursor');
    expect((await get('/v1/agreements?limit=1000')).code).toBe('invalid-limit');
  });
  it('says so when an invented agreement is a demonstration', async () => {
    expect(await get('/v1/agreements/it-md-skills-demonstration')).toMatchObject({ demonstration: true });
  });
  it('takes the same agreement twice without change, and never a changed version', async () => {
    const fs = await import('node:fs');
    const form = JSON.parse(fs.readFileSync('src/agreements/reference/it-md-study.json', 'utf8'));
    const send = (payload: object) => service.app.inject({ method: 'POST', url: '/v1/agreements', payload });
    expect((await send(form)).json()).toMatchObject({ changed: false });
    const changed = structuredClone(form);
    changed.versions[0].purposes = ['study', 'title'];
    expect((await send(changed)).json()).toMatchObject({ status: 409, code: 'agreement-version-is-immutable' });
  });
  it('names what is wrong in an agreement, in the words of the standard', async () => {
    const form = {
      slug: 'a-b',
      kind: 'recognition',
      title: { en: 'A' },
      parties: [{ country: 'MD' }, { country: 'RUM' }],
      demonstration: true,
      versions: [],
      events: [{ kind: 'signed', on: '2023-02-29', source: { title: 'x', verified: false } }],
    };
    const answer = await service.app.inject({ method: 'POST', url: '/v1/agreements', payload: form });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors.map((one: { pointer: string }) => one.pointer)).toEqual(['/parties/1/country', '/events/0/on']);
  });
  it('keeps a submitted version against the owner of the database', async () => {
    const { DataSource } = await import('typeorm');
    const dataSource = service.app.get(DataSource);
    await expect(dataSource.query(`UPDATE agreements.version SET content = '{}'`)).rejects.toThrow('immutable');
    await expect(dataSource.query(`DELETE FROM agreements.event`)).rejects.toThrow('immutable');
  });
});
