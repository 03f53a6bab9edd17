import { aRow, feedImports, lines } from '../fixtures/feed-imports.js';
import { type TestService, testService } from '../fixtures/test-service.js';

describe('a feed of vacancies', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api,imports' });
  });
  afterAll(() => service.stop());
  const of = (source: string, status: string) => service.app.inject(`/v1/vacancies?source=${source}&status=${status}`);
  const references = async (source: string, status = 'open') =>
    ((await of(source, status)).json().items as { reference: string }[]).map(({ reference }) => reference).toSorted();
  const SNAPSHOT = { query: '&mode=snapshot' };
  const tenRows = (from = 0) => Array.from({ length: 10 }, (_, at) => aRow(`R${from + at}`));

  it('closes by source and reference, and says when there is nothing to close', async () => {
    const feed = feedImports(service, 'closing');
    await feed.rows([aRow('A'), aRow('B')]);
    const rows = [
      { reference: 'A', status: 'closed' },
      { reference: 'C', status: 'closed' },
      aRow('D'),
      { reference: 'D', status: 'closed' },
    ];
    const { verdicts } = await feed.rows(rows);
    expect(verdicts.map(({ status, code }) => code ?? status)).toEqual(['closed', 'nothing-to-close', 'created', 'closed']);
    expect([await references('closing'), await references('closing', 'closed')]).toEqual([['B'], ['A', 'D']]);
    const [closed] = (await of('closing', 'closed')).json().items;
    expect(closed).toMatchObject({ title: 'Sudor', closedBecause: 'source' });
  });

  it('as a snapshot closes what is absent, once, and opens it when it is sent again', async () => {
    const feed = feedImports(service, 'snapshot');
    await feed.rows(tenRows());
    const first = await feed.rows(tenRows().slice(0, 8), SNAPSHOT);
    expect(first.operation.result).toMatchObject({ unchanged: 8, closedAbsent: 2 });
    expect(await references('snapshot', 'closed')).toEqual(['R8', 'R9']);
    expect((await of('snapshot', 'closed')).json().items[0].closedBecause).toBe('absent');
    const again = await feed.rows(tenRows().slice(0, 8), SNAPSHOT);
    expect(again.operation.result).toEqual({ unchanged: 8, closedAbsent: 0 });
    const back = await feed.rows(tenRows(), SNAPSHOT);
    expect(back.operation.result).toEqual({ unchanged: 8, updated: 2, closedAbsent: 0 });
    expect(await references('snapshot')).toHaveLength(10);
  });

  it('as a snapshot leaves alone what another source sent, and what was said after it had begun', async () => {
    const feed = feedImports(service, 'late');
    await feed.rows([aRow('early'), aRow('kept')]);
    await feedImports(service, 'neighbour').rows([aRow('theirs')]);
    const begun = await feed.begin(JSON.stringify(aRow('kept')), SNAPSHOT);
    await service.app.inject({ method: 'POST', url: '/v1/vacancies', payload: { source: 'late', ...aRow('later') } });
    await feed.until(begun.json().id, ['done']);
    expect([await references('late'), await references('neighbour')]).toEqual([['kept', 'later'], ['theirs']]);
  });

  it('as a snapshot keeps open what a refused row names', async () => {
    const feed = feedImports(service, 'refused');
    await feed.rows(tenRows());
    const { operation } = await feed.rows([...tenRows().slice(0, 9), aRow('R9', { region: 'MD-XX' })], SNAPSHOT);
    expect(operation.result).toEqual({ unchanged: 9, refused: 1, closedAbsent: 0 });
    expect(await references('refused')).toHaveLength(10);
  });

  it('that was cut off, or mostly fails, closes nothing and says what to do', async () => {
    const feed = feedImports(service, 'cut');
    const all = Array.from({ length: 40 }, (_, at) => aRow(`R${at}`));
    await feed.rows(all);
    const cut = await feed.send(`${lines(all.slice(0, 30))}\n{"reference":"R30","ti`, SNAPSHOT);
    expect(cut.operation.result).toMatchObject({ closedAbsent: 0, held: { code: 'snapshot-not-read' } });
    const short = await feed.rows(all.slice(0, 20), SNAPSHOT);
    expect(short.operation.result).toMatchObject({ closedAbsent: 0, held: { code: 'snapshot-closes-many' } });
    expect((short.operation.result.held as { detail: string }).detail).toContain('send it again with confirm=20');
    const failing = await feed.rows([...all.slice(0, 34), ...all.slice(34).map((row) => ({ ...row, title: 7 }))].slice(0, 39), SNAPSHOT);
    expect(failing.operation.result).toMatchObject({ closedAbsent: 0, held: { code: 'snapshot-not-read' } });
    expect(await references('cut')).toHaveLength(40);
    const confirmed = await feed.rows(all.slice(0, 20), { query: '&mode=snapshot&confirm=20' });
    expect(confirmed.operation.result).toMatchObject({ closedAbsent: 20 });
  });

  it('may be empty only for who confirms it', async () => {
    const feed = feedImports(service, 'empty');
    await feed.rows([aRow('A')]);
    expect((await feed.send('', SNAPSHOT)).operation.result).toMatchObject({ held: { code: 'snapshot-closes-many' } });
    expect((await feed.send('', { query: '&mode=snapshot&confirm=1' })).operation.result).toEqual({ closedAbsent: 1 });
  });
});
