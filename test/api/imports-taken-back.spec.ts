import { DataSource } from 'typeorm';
import { RollBackImport } from '../../src/vacancies/application/imports/roll-back-import.js';
import { MergeDuplicates } from '../../src/vacancies/application/merge-duplicates.js';
import { aRow, feedImports } from '../fixtures/feed-imports.js';
import { type TestService, testService } from '../fixtures/test-service.js';

describe('an import that is taken back', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api,imports' });
  });
  afterAll(() => service.stop());
  const kept = (source: string) =>
    service.app.get(DataSource).query(
      `SELECT id, reference, status, closed_because, content, content_hash, region, stated_revision FROM vacancies.vacancy
       WHERE source = $1 AND closed_because IS DISTINCT FROM 'withdrawn' ORDER BY reference`,
      [source],
    );

  it('leaves every vacancy as it was: changed, closed, brought, and absent from a snapshot', async () => {
    const feed = feedImports(service, 'whole');
    await feed.rows([aRow('changed'), aRow('closed'), aRow('absent'), aRow('same')]);
    const before = await kept('whole');
    const rows = [
      aRow('changed', { title: 'Sudor MIG' }),
      { reference: 'closed', status: 'closed' },
      aRow('same'),
      aRow('new'),
      aRow('new', { title: 'X2' }),
    ];
    const { id, operation } = await feed.rows(rows, { query: '&mode=snapshot&confirm=1' });
    expect(operation.result).toMatchObject({ closedAbsent: 1 });
    expect((await feed.move(id, 'roll-back')).json()).toEqual({ id, status: 'rolling-back' });
    const { result } = await feed.until(id, ['rolled-back']);
    expect(result.rolledBack).toEqual({ restored: 3, withdrawn: 1 });
    expect(await kept('whole')).toEqual(before);
    const listed = (await service.app.inject('/v1/vacancies?source=whole')).json().items;
    expect(listed.map(({ reference }: { reference: string }) => reference).toSorted()).toEqual(['absent', 'changed', 'closed', 'same']);
  });

  it('may be sent again, and is new again', async () => {
    const feed = feedImports(service, 'again');
    const { id } = await feed.rows([aRow('A')]);
    await feed.move(id, 'roll-back');
    await feed.until(id, ['rolled-back']);
    expect((await feed.rows([aRow('A')])).operation.result).toEqual({ created: 1 });
  });

  it('is refused where somebody changed a vacancy since, and says which', async () => {
    const feed = feedImports(service, 'touched');
    const { id } = await feed.rows([aRow('A'), aRow('B')]);
    await service.app.inject({
      method: 'POST',
      url: '/v1/vacancies',
      payload: { source: 'touched', ...aRow('B', { title: 'Sudor TIG' }) },
    });
    const answer = await feed.move(id, 'roll-back');
    expect(answer.json()).toMatchObject({ status: 409, code: 'changed-since-import', detail: expect.stringContaining('B. Taking') });
    expect((await service.app.inject(`/v1/operations/${id}`)).json().status).toBe('done');
    const rows = await kept('touched');
    expect(rows.map(({ status }: { status: string }) => status)).toEqual(['open', 'open']);
  });

  it('is refused where somebody had a say between two of its rows', async () => {
    const feed = feedImports(service, 'between');
    const { id } = await feed.rows([aRow('A')]);
    await service.app.get(DataSource).query(`UPDATE vacancies.import_change SET overwrote = true WHERE operation_id = $1`, [id]);
    expect((await feed.move(id, 'roll-back')).json().code).toBe('changed-since-import');
  });

  it('goes in reverse order: what came later rests on it', async () => {
    const feed = feedImports(service, 'order');
    const first = await feed.rows([aRow('A')]);
    const second = await feed.rows([aRow('A', { title: 'Sudor 2' }), aRow('B')]);
    expect((await feed.move(first.id, 'roll-back')).json()).toMatchObject({ code: 'later-import-stands' });
    for (const { id } of [second, first]) {
      expect((await feed.move(id, 'roll-back')).statusCode).toBe(200);
      await feed.until(id, ['rolled-back']);
    }
    expect(await kept('order')).toEqual([]);
  });

  it('can be neither paused nor taken back twice, and another operation is no import', async () => {
    const feed = feedImports(service, 'twice');
    const { id } = await feed.rows([aRow('A')]);
    expect((await feed.move(id, 'pause')).json()).toMatchObject({
      code: 'operation-cannot-move',
      detail: expect.stringContaining('What can be done now: roll-back.'),
    });
    await feed.move(id, 'roll-back');
    await feed.until(id, ['rolled-back']);
    expect((await feed.move(id, 'roll-back')).json()).toMatchObject({ status: 409, code: 'operation-cannot-move' });
    expect((await feed.move('01900000-0000-7000-8000-000000000000', 'pause')).json()).toMatchObject({ status: 404 });
  });

  it('tells jobs anew: what it had hidden as the same job is listed again', async () => {
    const [one, other] = [feedImports(service, 'job-one'), feedImports(service, 'job-other')];
    const job = { employer: 'Lavanda SRL', title: 'Sudor cu experienta' };
    await one.rows([aRow('A', { ...job, expiresOn: '2098-12-31' })]);
    const { id } = await other.rows([aRow('B', job)]);
    const duplicateOf = async () => (await service.app.inject('/v1/vacancies?source=job-one')).json().items[0].duplicateOf;
    expect(await duplicateOf()).toBeDefined();
    await other.move(id, 'roll-back');
    await other.until(id, ['rolled-back']);
    expect(await duplicateOf()).toBeUndefined();
  });

  describe('batch by batch', () => {
    const many = Array.from({ length: 4_100 }, (_, at) => aRow(`R-${at}`, { employer: `Employer ${at}` }));
    const rows = (title: string) => many.map((row) => ({ ...row, title }));

    it('goes on where it was broken off, and is taken back as a whole', async () => {
      const feed = feedImports(service, 'broken');
      await feed.rows(many.slice(0, 2_100));
      const before = await kept('broken');
      const { id } = await feed.rows(rows('Sudor MIG'));
      await service.app.get(DataSource).query(`UPDATE platform.operation SET status = 'rolling-back' WHERE id = $1`, [id]);
      const merge = service.app.get(MergeDuplicates);
      const whole = merge.execute.bind(merge);
      let batches = 0;
      merge.execute = async (tx, ids) => {
        if (++batches === 2) throw new Error('the process dies');
        return whole(tx, ids);
      };
      await expect(service.app.get(RollBackImport).execute(id, 'done')).rejects.toThrow('the process dies');
      expect((await service.app.inject(`/v1/operations/${id}`)).json()).toMatchObject({
        status: 'rolling-back',
        result: { rolledBack: { restored: 2_000, withdrawn: 0 } },
      });
      await service.app.get(RollBackImport).execute(id, 'done');
      merge.execute = whole;
      expect((await feed.until(id, ['rolled-back'])).result.rolledBack).toEqual({ restored: 2_100, withdrawn: 2_000 });
      expect(await kept('broken')).toEqual(before);
    }, 60_000);

    it('nobody says anything else of what is still to come, and no import of the source begins', async () => {
      const feed = feedImports(service, 'going');
      const { id } = await feed.rows([aRow('A'), aRow('B')]);
      await service.app
        .get(DataSource)
        .query(
          `UPDATE platform.operation SET status = 'rolling-back', result = '{"rolledBack": {"restored": 0, "withdrawn": 0}}' WHERE id = $1`,
          [id],
        );
      const payload = { source: 'going', ...aRow('B', { title: 'Sudor TIG' }) };
      const said = await service.app.inject({ method: 'POST', url: '/v1/vacancies', payload });
      expect(said.json()).toMatchObject({ status: 409, code: 'import-being-taken-back' });
      expect((await feed.begin(JSON.stringify(aRow('C')))).json()).toMatchObject({ status: 409, code: 'import-being-taken-back' });
      expect((await feedImports(service, 'another').rows([aRow('A')])).operation.status).toBe('done');
      await service.app.get(RollBackImport).execute(id, 'done');
      expect((await service.app.inject({ method: 'POST', url: '/v1/vacancies', payload })).statusCode).toBe(201);
    });
  });
});
