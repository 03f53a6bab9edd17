import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { parseIsoDate } from '../../src/standards/index.js';
import { KeepVacancies, TendVacancies, type VacancyForm } from '../../src/vacancies/index.js';
import { aRow, feedImports } from '../fixtures/feed-imports.js';
import { type TestService, testService } from '../fixtures/test-service.js';

interface Change {
  readonly change: 'kept' | 'removed';
  readonly cursor: string;
  readonly id: string;
  readonly because?: string;
  readonly vacancy?: { readonly revision: number; readonly title: string };
}
interface Page {
  readonly items: readonly Change[];
  readonly nextCursor: string;
  readonly more: boolean;
}

/** Somebody elsewhere who keeps what is kept and forgets what is removed. */
class Follower {
  readonly held = new Map<string, number>();
  since = '';

  take(changes: readonly Change[]): void {
    for (const { change, id, vacancy } of changes) {
      if (change === 'removed') this.held.delete(id);
      else this.held.set(id, vacancy?.revision ?? 0);
    }
  }
}

describe('changes of vacancies', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api,imports' });
  });
  afterAll(() => service.stop());
  const page = async (since: string, more = ''): Promise<Page> =>
    (await service.app.inject(`/v1/vacancies/changes?since=${since}${more}`)).json();

  it('come with removals, and with a cursor that waits for what comes next', async () => {
    const feed = feedImports(service, 'changes');
    await feed.rows([aRow('A'), aRow('B')]);
    const first = await page('', '&source=changes');
    expect(first).toMatchObject({
      more: false,
      items: [
        { change: 'kept', reference: 'A' },
        { change: 'kept', reference: 'B' },
      ],
    });
    expect(await page(first.nextCursor, '&source=changes')).toEqual({ items: [], nextCursor: first.nextCursor, more: false });
    await feed.rows([{ reference: 'A', status: 'closed' }]);
    const next = await page(first.nextCursor, '&source=changes');
    expect(next.items).toMatchObject([{ change: 'removed', reference: 'A', because: 'source' }]);
    expect(next.items[0]).not.toHaveProperty('vacancy');
  });

  it('stream as NDJSON, each line with the cursor behind it', async () => {
    const answer = await service.app.inject({ url: '/v1/vacancies/changes?source=changes', headers: { accept: 'application/x-ndjson' } });
    expect(answer.headers['content-type']).toBe('application/x-ndjson');
    const changes = answer.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(changes.map(({ change, reference }) => `${change} ${reference}`)).toEqual(['kept B', 'removed A']);
    expect((await page(changes.at(-1).cursor, '&source=changes')).items).toEqual([]);
  });

  it('refuse a cursor of another list, and one from a time that is not ours', async () => {
    for (const revision of ['nonsense', Buffer.from('changes:999999999').toString('base64url')]) {
      expect((await service.app.inject(`/v1/vacancies/changes?since=${revision}`)).json()).toMatchObject({
        status: 400,
        code: 'invalid-cursor',
      });
    }
  });

  it('leave whoever follows them with exactly what is open, whatever many write meanwhile', async () => {
    const [keep, tend, dataSource] = [service.app.get(KeepVacancies), service.app.get(TendVacancies), service.app.get(DataSource)];
    const form = (writer: number, at: number) =>
      ({
        ...{ source: 'many', languages: [], recognitionRequired: false, regulated: false, remote: false, openings: 1 },
        ...aRow(`M${(writer * 3 + at) % 9}`, { title: `Sudor ${writer} ${at}`, status: at % 4 === 3 ? 'closed' : 'open' }),
        ...(at % 5 === 2 && { expiresOn: '2020-01-01' }),
      }) as unknown as VacancyForm;
    const write = async (writer: number, steps: number) => {
      for (let at = 0; at < steps; at++) {
        await keep.execute([form(writer, at), form(writer, at + 1)]);
        if (at % 6 === 5) await tend.execute(parseIsoDate('2026-01-01'));
      }
    };
    const takeBack = async () => {
      const feed = feedImports(service, `taken-back-${Math.random()}`);
      const { id } = await feed.rows([aRow('A'), aRow('B')]);
      await feed.move(id, 'roll-back');
      await feed.until(id, ['rolled-back']);
    };
    const world = fc.record({
      writers: fc.integer({ min: 2, max: 5 }),
      steps: fc.integer({ min: 4, max: 12 }),
      limit: fc.integer({ min: 1, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(world, async ({ writers, steps, limit }) => {
        const follower = new Follower();
        let isWriting = true;
        const writing = Promise.all([...Array.from({ length: writers }, (_, writer) => write(writer, steps)), takeBack()]).finally(() => {
          isWriting = false;
        });
        for (let isLast = false; !isLast; ) {
          isLast = !isWriting;
          for (let more = true; more; ) {
            const { items, nextCursor, more: left } = await page(follower.since, `&limit=${limit}`);
            follower.take(items);
            follower.since = nextCursor;
            more = left;
          }
        }
        await writing;
        const open: { id: string; revision: string }[] = await dataSource.query(
          `SELECT id, revision FROM vacancies.vacancy WHERE status = 'open'`,
        );
        expect([...follower.held].toSorted()).toEqual(open.map(({ id, revision }) => [id, Number(revision)]).toSorted());
      }),
      { numRuns: 6 },
    );
  });
});
