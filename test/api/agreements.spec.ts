import { LoadReferenceAgreements } from '../../src/agreements/index.js';
import { anAgreement, anEvent, aProvision, aVersion } from '../fixtures/an-agreement.js';
import { type TestService, testService } from '../fixtures/test-service.js';

describe('the register of agreements', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
    await service.app.get(LoadReferenceAgreements).execute(true);
  });
  afterAll(() => service.stop());
  const get = async (url: string) => (await service.app.inject(url)).json();
  const send = (payload: object) => service.app.inject({ method: 'POST', url: '/v1/agreements', payload });
  const refusal = async (payload: object) => {
    const answer = await send(payload);
    expect(answer.statusCode).toBe(422);
    return answer.json().errors as { pointer: string; code: string; detail: string }[];
  };

  it('tells which agreements of a country grounded answers on a day', async () => {
    const slugs = async (query: string) => (await get(`/v1/agreements?${query}`)).items.map(({ slug }: { slug: string }) => slug);
    expect(await slugs('party=RO')).toEqual(['eu-directive-2005-36', 'ro-md-education']);
    expect(await slugs('party=RO&inForceOn=1999-05-31')).toEqual([]);
    expect(await slugs('party=RO&inForceOn=1999-06-01')).toEqual(['ro-md-education']);
    expect(await slugs('party=IT&inForceOn=2026-01-01')).toEqual(['eu-directive-2005-36', 'it-md-skills-demonstration']);
    expect((await get('/v1/agreements?party=XX')).detail).toContain('ISO 3166-1');
    expect((await get('/v1/agreements?inForceOn=2023-02-29')).detail).toContain('February 2023 has 28 days');
  });

  it('reads one by slug or id, with the text in force on the day asked and the sources that disagree on it', async () => {
    const found = await get('/v1/agreements/ro-md-education?asOf=2022-06-12');
    expect(found.status).toEqual([
      expect.objectContaining({ between: ['MD', 'RO'], status: 'in-force', version: 2, coming: { version: 3, on: '2022-06-13' } }),
    ]);
    const days = found.events.filter(
      (event: { kind: string; version: number }) => event.kind === 'entered-into-force' && event.version === 3,
    );
    expect(days.map(({ on }: { on: string }) => on)).toEqual(['2022-06-10', '2022-06-13']);
    expect((await get(`/v1/agreements/${found.id}`)).slug).toBe('ro-md-education');
    expect(
      (await get('/v1/agreements/ro-md-education/versions/3')).provisions.map(({ article }: { article: string }) => article),
    ).toContain('3(3)');
    expect(await get('/v1/agreements/ro-md-education/versions/9')).toMatchObject({ status: 404, code: 'agreement-version-not-found' });
    expect(await get('/v1/agreements/atlantis')).toMatchObject({ status: 404, code: 'agreement-not-found' });
  });

  it('says what is signed only, what was replaced, and what recognises nothing', async () => {
    const status = async (slug: string) => (await get(`/v1/agreements/${slug}`)).status.map((one: { status: string }) => one.status);
    expect(await status('it-md-study')).toEqual(['signed']);
    expect(await status('it-md-labour-2003')).toEqual(['superseded']);
    expect((await get('/v1/agreements/il-md-labour/versions/1')).provisions).toEqual([]);
  });

  it('tells a suspension of one direction and of a part', async () => {
    const scope = { from: 'MD', to: 'PT' };
    await send(anAgreement({ slug: 'directed', events: [anEvent(), anEvent({ kind: 'suspended', on: '2021-01-01', scope })] }));
    expect((await get('/v1/agreements/directed?asOf=2021-01-01')).status).toEqual([
      expect.objectContaining({ between: ['MD', 'PT'], status: 'suspended' }),
      expect.objectContaining({ between: ['PT', 'MD'], status: 'in-force' }),
    ]);
    await send(
      anAgreement({
        slug: 'partial',
        events: [anEvent(), anEvent({ kind: 'suspended', on: '2021-01-01', scope: { occupations: ['9111'] } })],
      }),
    );
    expect((await get('/v1/agreements/partial?asOf=2021-01-01')).status).toEqual([
      expect.objectContaining({ status: 'in-force', partialSuspensions: [{ occupations: ['9111'] }] }),
    ]);
  });

  it('takes an agreement once, then only what is new', async () => {
    const first = await send(anAgreement());
    expect([first.statusCode, first.json().changed]).toEqual([201, true]);
    expect(first.headers.location).toBe(`/v1/agreements/${first.json().id}`);
    expect((await send(anAgreement())).json()).toEqual({ id: first.json().id, changed: false });
    const second = { versions: [aVersion({ number: 2, title: { en: 'Second' } })], events: [anEvent({ on: '2024-01-01', version: 2 })] };
    expect((await send(anAgreement(second))).json().changed).toBe(true);
    const found = await get('/v1/agreements/md-pt-test?asOf=2024-01-01');
    expect([found.versions.length, found.events.length, found.status[0].version]).toEqual([2, 2, 2]);
  });

  it('keeps a submitted version against whoever sends another under its number', async () => {
    await send(anAgreement({ slug: 'kept' }));
    const answer = await send(
      anAgreement({ slug: 'kept', versions: [aVersion({ title: { en: 'Another' } })], events: [anEvent({ on: '2030-01-01' })] }),
    );
    expect(answer.json()).toMatchObject({ status: 409, code: 'agreement-version-is-immutable' });
    expect((await get('/v1/agreements/kept')).events).toHaveLength(1);
  });

  it('lets a country join by acceding and never by being listed, and keeps those that are left out', async () => {
    await send(anAgreement({ slug: 'open', kind: 'regional-recognition' }));
    const parties = [{ country: 'MD' }, { country: 'ES' }];
    expect(await refusal(anAgreement({ slug: 'open', kind: 'regional-recognition', parties }))).toMatchObject([
      { pointer: '/parties/1/country', code: 'accession-missing' },
    ]);
    const events = [anEvent(), anEvent({ kind: 'acceded', party: 'ES', on: '2022-01-01', version: undefined })];
    expect((await send(anAgreement({ slug: 'open', kind: 'regional-recognition', parties, events }))).json().changed).toBe(true);
    const pairs = async (day: string) =>
      (await get(`/v1/agreements/open?asOf=${day}`)).status.map(({ between }: { between: string[] }) => between.join('-'));
    expect(await pairs('2021-12-31')).toEqual(['MD-PT']);
    expect(await pairs('2022-01-01')).toEqual(['ES-MD-PT']);
  });

  it('takes a better title and the name of an authority, and neither another kind nor another nature', async () => {
    await send(anAgreement({ slug: 'named' }));
    const better = { title: { en: 'A better title' }, parties: [{ country: 'MD', authority: 'Ministry' }, { country: 'PT' }] };
    expect((await send(anAgreement({ slug: 'named', ...better }))).json().changed).toBe(true);
    expect(await get('/v1/agreements/named')).toMatchObject({ title: { en: 'A better title' }, parties: better.parties });
    expect((await refusal(anAgreement({ slug: 'named', kind: 'labour', demonstration: false }))).map(({ pointer }) => pointer)).toEqual([
      '/kind',
      '/demonstration',
    ]);
  });

  it.each([
    ['an unknown property', { versions: [aVersion({ provisons: [] })] }, '/versions/0/provisons', 'unknown-property'],
    ['a missing one', { title: undefined }, '/title', 'missing-property'],
    ['a day that does not exist', { events: [anEvent({ on: '2022-02-30' })] }, '/events/0/on', 'unknown-code'],
    ['a time of recording', { events: [anEvent({ recordedAt: '2001-01-01T00:00:00Z' })] }, '/events/0/recordedAt', 'unknown-property'],
    ['a country that does not exist', { parties: [{ country: 'MD' }, { country: 'XX' }] }, '/parties/1/country', 'unknown-code'],
    ['a country twice', { parties: [{ country: 'MD' }, { country: 'MD' }, { country: 'PT' }] }, '/parties/1/country', 'named-twice'],
    ['an event of a stranger', { events: [anEvent({ kind: 'ratified', party: 'FR' })] }, '/events/0/party', 'not-a-party'],
    ['an unknown version', { events: [anEvent({ version: 7 })] }, '/events/0/version', 'unknown-version'],
    ['a gap between versions', { versions: [aVersion(), aVersion({ number: 3 })] }, '/versions/1/number', 'version-gap'],
    ['an accession of nobody', { events: [anEvent({ kind: 'acceded' })] }, '/events/0/party', 'missing-property'],
    [
      'a scope of a signature',
      { events: [anEvent({ kind: 'signed', scope: { newHiresOnly: true } })] },
      '/events/0/scope',
      'scope-without-suspension',
    ],
    ['a text without its English', { title: { ro: 'Acord' } }, '/title/en', 'missing-property'],
  ])('refuses %s by its place', async (_what, more, pointer, code) => {
    expect(await refusal(anAgreement({ slug: 'refused', ...more }))).toEqual([expect.objectContaining({ pointer, code })]);
  });

  const condition = '/versions/0/provisions/0/condition';
  const nested = (depth: number): object => (depth === 1 ? { test: 'issuer-recognised' } : { not: nested(depth - 1) });
  const wide = (parts: number) => ({ all: Array.from({ length: parts }, () => ({ test: 'valid-on-lodging' })) });
  it.each([
    ['a programme code for an attainment', { test: 'isced-attainment', in: ['351'] }, `${condition}/in/0`, 'unknown-code'],
    ['a test that does not exist', { test: 'shoe-size', min: 1 }, `${condition}/test`, 'unknown-value'],
    [
      'a fault inside a tree, and only that',
      { all: [{ any: [{ test: 'occupation', in: ['99999'] }] }] },
      `${condition}/all/0/any/0/in/0`,
      'unknown-code',
    ],
    ['an empty range of days', { test: 'awarded-on', from: '2012-01-01', to: '2011-12-31' }, `${condition}/to`, 'empty-range'],
    ['an empty range of levels', { test: 'isced-level', min: 4, max: 3 }, `${condition}/max`, 'empty-range'],
    [
      'more than there is',
      { atLeast: 3, of: [{ test: 'valid-on-lodging' }, { test: 'issuer-recognised' }] },
      `${condition}/atLeast`,
      'never-satisfied',
    ],
    ['thirteen levels', nested(13), condition, 'condition-too-large'],
    ['two hundred and one parts', wide(200), condition, 'condition-too-large'],
    ['neither test nor parts', { foo: 1 }, `${condition}/test`, 'missing-property'],
  ])('refuses a condition with %s', async (_what, wrong, pointer, code) => {
    const versions = [aVersion({ provisions: [aProvision({ condition: wrong })] })];
    expect(await refusal(anAgreement({ slug: 'refused', versions }))).toEqual([expect.objectContaining({ pointer, code })]);
  });
  it('takes a condition of twelve levels, and one of two hundred parts', async () => {
    for (const [at, fits] of [nested(12), wide(199)].entries())
      expect(
        (await send(anAgreement({ slug: `large-${at}`, versions: [aVersion({ provisions: [aProvision({ condition: fits })] })] })))
          .statusCode,
      ).toBe(201);
  });

  it('says of a wrong code what would be right', async () => {
    const versions = [aVersion({ provisions: [aProvision({ condition: { test: 'isced-attainment', in: ['554'] } })] })];
    expect((await refusal(anAgreement({ slug: 'refused', versions })))[0]?.detail).toMatch(
      /programme code \(ISCED-P\), which yields the attainment 550/,
    );
  });

  it('gives an agreement as text for lawyers, in YAML and JSON, and takes it back without a change', async () => {
    const yaml = await service.app.inject({ url: '/v1/agreements/ro-md-education/form', headers: { accept: 'application/yaml' } });
    expect(yaml.headers['content-type']).toContain('application/yaml');
    const again = await service.app.inject({
      method: 'POST',
      url: '/v1/agreements',
      headers: { 'content-type': 'application/yaml' },
      payload: yaml.body,
    });
    expect(again.json()).toMatchObject({ changed: false });
    const json = await get('/v1/agreements/ro-md-education/form');
    expect(json).toMatchObject({ slug: 'ro-md-education', versions: [{ number: 1 }, { number: 2 }, { number: 3 }] });
    const wrong = await service.app.inject({
      method: 'POST',
      url: '/v1/agreements',
      headers: { 'content-type': 'application/yaml' },
      payload: 'slug: a\nslug: b',
    });
    expect(wrong.json()).toMatchObject({ status: 422, code: 'invalid-agreement', errors: [{ detail: expect.stringContaining('Line 2') }] });
  });
  it('publishes the schema that it checks with', async () => {
    const schema = await get('/v1/agreements/schema.json');
    expect(schema.$schema).toContain('2020-12');
    expect(Object.keys(schema.properties)).toEqual([
      'slug',
      'kind',
      'title',
      'parties',
      'demonstration',
      'versions',
      'events',
      'designations',
    ]);
  });
});
