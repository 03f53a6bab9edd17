import { Readable } from 'node:stream';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { Operations } from '../../src/platform/operations/operations.js';
import { MoveImport } from '../../src/vacancies/application/imports/move-import.js';
import { RollBackImport } from '../../src/vacancies/application/imports/roll-back-import.js';
import { ImportVacancies } from '../../src/vacancies/queue/import-vacancies.js';
import { VacanciesRepository } from '../../src/vacancies/storage/vacancies.repository.js';
import { aRow, lines } from '../fixtures/feed-imports.js';
import { type TestService, testService } from '../fixtures/test-service.js';

interface Sent {
  readonly rows: readonly object[];
  readonly mode: 'upsert' | 'snapshot';
}

const reference = fc.constantFrom('A', 'B', 'C', 'D', 'E');
const row = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(reference, fc.constantFrom('Sudor', 'Sudor MIG'), fc.constantFrom('MD-BA', 'MD-OR'))
      .map(([name, title, region]) => aRow(name, { title, region, employer: 'One SRL' })),
  },
  { weight: 2, arbitrary: reference.map((name) => ({ reference: name, status: 'closed' })) },
  { weight: 1, arbitrary: reference.map((name) => aRow(name, { region: 'MD-XX' })) },
);
const sent = fc.record<Sent>({ rows: fc.array(row, { maxLength: 8 }), mode: fc.constantFrom('upsert', 'snapshot') });

describe('imports', () => {
  let service: TestService;
  let source = 0;
  beforeAll(async () => {
    service = await testService({ ROLES: 'imports' });
  });
  afterAll(() => service.stop());
  /** Without the queue, so that a hundred imports take a second. */
  const begin = async ({ rows, mode }: Sent) => {
    const revision = await service.app.get(VacanciesRepository).revision();
    const input = { format: 'ndjson', source: `law-${source}`, mode, confirm: 10, revision };
    return service.app.get(Operations).begin('import-vacancies', input, Readable.from([Buffer.from(lines(rows))]), async () => {});
  };
  const take = async (one: Sent) => {
    const id = await begin(one);
    await service.app.get(ImportVacancies).execute(id);
    return id;
  };
  const takeBack = async (id: string) => {
    await service.app.get(MoveImport).execute(id, 'roll-back');
    await service.app.get(RollBackImport).execute(id, 'done');
  };
  const table = () =>
    service.app.get(DataSource).query(
      `SELECT id, reference, status, closed_because, content, content_hash, country, region, occupation, compared_under, duplicate_of, stated_revision
       FROM vacancies.vacancy WHERE source = $1 AND closed_because IS DISTINCT FROM 'withdrawn' ORDER BY reference`,
      [`law-${source}`],
    );

  it('taken back leave the table as it was, whatever they held, however many one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sent, { maxLength: 2 }), fc.array(sent, { minLength: 1, maxLength: 3 }), async (before, imports) => {
        source++;
        for (const one of before) await take(one);
        const stood = [await table()];
        const ids: string[] = [];
        for (const one of imports) {
          ids.push(await take(one));
          stood.push(await table());
        }
        for (const [at, id] of [...ids.entries()].toReversed()) {
          await takeBack(id);
          expect(await table()).toEqual(stood[at]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('of the same snapshot twice change nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(sent, fc.uniqueArray(row, { selector: (one) => (one as { reference: string }).reference }), async (before, rows) => {
        source++;
        await take(before);
        await take({ rows, mode: 'snapshot' });
        const once = await table();
        await take({ rows, mode: 'snapshot' });
        expect(await table()).toEqual(once);
      }),
      { numRuns: 30 },
    );
  });

  it('that two workers have at once are done once', async () => {
    source++;
    const id = await begin({ rows: Array.from({ length: 1_600 }, (_, at) => aRow(`R${at}`)), mode: 'upsert' });
    const imports = service.app.get(ImportVacancies);
    await Promise.all([imports.execute(id), imports.execute(id)]);
    await imports.execute(id);
    const operations = service.app.get(Operations);
    expect(await operations.get(id)).toMatchObject({ status: 'done', done: 1_600, errors: 0, result: { created: 1_600 } });
    expect((await operations.verdicts(id, 0, 5_000)).map(({ line }) => line)).toEqual(Array.from({ length: 1_600 }, (_, at) => at + 1));
  });
});
