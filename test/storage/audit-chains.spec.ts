import fc from 'fast-check';
import { auditChains } from '../fixtures/audit-chains.js';

describe('the chains of the audit', () => {
  let audit: Awaited<ReturnType<typeof auditChains>>;
  beforeAll(async () => {
    audit = await auditChains();
  });
  afterAll(() => audit.drop());

  it('are whole after any interleaving of acts that hold, acts that fall and reads, in several organisations at once', async () => {
    let round = 0;
    const work = fc.record({ organisation: fc.nat(2), what: fc.constantFrom('act', 'two-acts', 'falls', 'read'), late: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(fc.array(work, { minLength: 1, maxLength: 24 }), async (all) => {
        round++;
        const name = (organisation: number) => `round-${round}:${organisation}`;
        const doOne = async ({ organisation, what, late }: (typeof all)[number]) => {
          if (what === 'read') return audit.within(name(organisation), () => audit.reads.execute(audit.act()));
          await audit.within(name(organisation), () =>
            audit.dataSource.transaction(async (tx) => {
              await audit.audit.append(tx, audit.act());
              await tx.query(`SELECT pg_sleep($1)`, [late / 1000]);
              if (what === 'two-acts') await audit.audit.append(tx, audit.act());
              if (what === 'falls') throw new Error('falls');
            }),
          );
        };
        await Promise.allSettled(all.map(doOne));
        for (const organisation of [0, 1, 2]) {
          const weight = { act: 1, 'two-acts': 2, falls: 0, read: 1 };
          const expected = all.filter((one) => one.organisation === organisation).reduce((sum, { what }) => sum + weight[what], 0);
          const verdict = await audit.verdict(name(organisation));
          expect([verdict?.entries ?? 0, verdict?.fault]).toEqual([expected, undefined]);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('know nothing of an act that was rolled back, and keep no act without its entry', async () => {
    await audit.dataSource.query(`CREATE TABLE public.deed (id integer PRIMARY KEY)`);
    const deed = (id: number, organisation: string, operation: string) =>
      audit.within(organisation, () =>
        audit.dataSource.transaction(async (tx) => {
          await tx.query(`INSERT INTO public.deed VALUES ($1)`, [id]);
          await audit.audit.append(tx, { ...audit.act(), details: { operation } });
        }),
      );
    await deed(1, 'deeds', 'first');
    await expect(deed(1, 'deeds', 'the deed fails')).rejects.toThrow(/duplicate key/);
    await audit.dataSource.query(`ALTER TABLE audit.entry ADD CONSTRAINT no_entry CHECK (details::text NOT LIKE '%the entry fails%')`);
    await expect(deed(2, 'deeds', 'the entry fails')).rejects.toThrow(/no_entry/);
    const deeds: unknown[] = await audit.dataSource.query(`SELECT id FROM public.deed`);
    expect([deeds, await audit.verdict('deeds')]).toEqual([[{ id: 1 }], { organisation: 'deeds', entries: 1, heads: 0 }]);
  });

  it('know nothing of an act whose connection was cut before its commit', async () => {
    const cut = audit.within('cut', () =>
      audit.dataSource.transaction(async (tx) => {
        await audit.audit.append(tx, audit.act());
        await tx.query(`SELECT pg_terminate_backend(pg_backend_pid())`);
      }),
    );
    await expect(cut).rejects.toThrow();
    expect(await audit.verdict('cut')).toBeUndefined();
    await audit.append('cut');
    expect(await audit.verdict('cut')).toEqual({ organisation: 'cut', entries: 1, heads: 0 });
  });

  it('take no detail that the table of actions does not name', async () => {
    const telling = { action: 'person.erased', subjectId: null, details: { name: 'Ana' } } as never;
    await expect(audit.dataSource.transaction((tx) => audit.audit.append(tx, telling))).rejects.toMatchObject({
      code: 'audit-detail-not-allowed',
    });
  });

  it.each(['entry', 'signed_head', 'signing_key'])('let nobody change, delete or empty %s by a slip', async (table) => {
    await audit.append('slips');
    await audit.signer.execute();
    for (const statement of [
      `UPDATE audit.${table} SET ${table === 'signing_key' ? 'jwk' : 'hash'} = DEFAULT`,
      `DELETE FROM audit.${table}`,
      `TRUNCATE audit.${table}`,
    ])
      await expect(audit.dataSource.query(statement)).rejects.toThrow(`audit.${table} is only added to`);
  });

  it('write the reads of one organisation that come together in few commits, each told when its entry is there', async () => {
    const before = await commits();
    await Promise.all(Array.from({ length: 100 }, () => audit.within('together', () => audit.reads.execute(audit.act()))));
    expect((await audit.verdict('together'))?.entries).toBe(100);
    expect((await commits()) - before).toBeLessThan(20);
  });

  /** Commits that wrote into the chain: each leaves another xmin. */
  async function commits(): Promise<number> {
    const [row]: { n: string }[] = await audit.dataSource.query(`SELECT count(DISTINCT xmin::text) AS n FROM audit.entry`);
    return Number(row?.n);
  }
});
