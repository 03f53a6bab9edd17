import { DataSource } from 'typeorm';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const ATESTAT = {
  ...{ destination: 'RO', asOf: '2024-03-01', purposes: ['study'] },
  credential: {
    ...{ kind: 'formal', country: 'MD', title: 'Atestat de studii medii de cultură generală' },
    ...{ awardedOn: '2010-06-20', durationYears: 11 },
  },
};

describe('the clock of the service is set back an hour (F7)', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService({ ROLES: 'api' });
    const db = service.app.get(DataSource);
    for (const table of ['agreements.event', 'agreements.designation']) {
      await db.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      await db.query(`UPDATE ${table} SET recorded_at = now() + interval '1 hour'`);
    }
    await db.query(`UPDATE agreements.register SET revision = revision + 1`);
  });
  afterAll(() => service.stop());
  const assess = async (more: object = {}) => {
    const answer = await service.app.inject({ method: 'POST', url: '/v1/assessments', payload: { ...ATESTAT, ...more } });
    return answer.json();
  };

  it('what was recorded before still counts, and the answer says by when it was known', async () => {
    const answer = await assess();
    expect(answer.purposes).toMatchObject([{ purpose: 'study', outcome: 'full' }]);
    expect(Date.parse(answer.knownAt)).toBeGreaterThan(Date.now() + 3_500_000);
  });

  it('the register says in its list, of one agreement and on its page what the answer rests on', async () => {
    const inForce = (await service.app.inject('/v1/agreements?inForceOn=2022-06-12'))
      .json()
      .items.map(({ slug }: { slug: string }) => slug);
    expect(inForce).toContain('ro-md-education');
    const { status } = (await service.app.inject('/v1/agreements/ro-md-education?asOf=2022-06-12')).json();
    expect(status).toContainEqual(expect.objectContaining({ status: 'in-force' }));
    expect((await service.app.inject('/agreements?on=2022-06-12&lang=en')).body).toMatch(/govuk-tag[^>]*>in force</);
  });

  it('whoever asks what was known earlier is told so', async () => {
    const [before] = (await assess({ knownAt: new Date(Date.now() - 1_000).toISOString() })).purposes;
    expect(before.outcome).not.toBe('full');
  });
});
