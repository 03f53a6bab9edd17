import { RecordRestore } from '../../../src/audit/index.js';
import { type AuditedActs, NAME } from './audited-acts.js';

export const AUDIT_ACTS: AuditedActs = {
  'an answer that shows a person leaves only when its entry is there': async (audited) => {
    const id = await audited.aPerson({ details: { displayName: NAME } });
    await audited.dataSource.query(`ALTER TABLE audit.entry ADD CONSTRAINT disk_full CHECK (action <> 'person.read') NOT VALID`);
    const answer = await audited.ask('GET', `/v1/profiles/${id}`);
    await audited.dataSource.query(`ALTER TABLE audit.entry DROP CONSTRAINT disk_full`);
    expect([answer.httpStatus, answer.body.includes('experiences')]).toEqual([500, false]);
  },

  'a person stays when their erasure cannot be recorded': async (audited) => {
    const id = await audited.aPerson();
    await audited.dataSource.query(`ALTER TABLE audit.entry ADD CONSTRAINT disk_full CHECK (action <> 'person.erased') NOT VALID`);
    expect((await audited.ask('DELETE', `/v1/profiles/${id}`)).httpStatus).toBe(500);
    await audited.dataSource.query(`ALTER TABLE audit.entry DROP CONSTRAINT disk_full`);
    expect((await audited.ask('GET', `/v1/profiles/${id}`)).httpStatus).toBe(200);
  },

  'a purpose that is not known is refused before anything is shown': async (audited) => {
    const id = await audited.aPerson();
    expect(await audited.ask('GET', `/v1/profiles/${id}`, undefined, { 'purpose-of-use': 'curiosity about Ana' })).toMatchObject({
      httpStatus: 400,
      code: 'unknown-purpose-of-use',
    });
    expect(await audited.actions(id)).toEqual(['person.registered']);
  },

  'a restore is told in every chain, to whoever reads only that one': async (audited) => {
    const chains: { organisation: string }[] = await audited.dataSource.query(`SELECT organisation FROM audit.chain ORDER BY 1`);
    const details = { takenAt: '2026-11-26T02:00:00.000Z', release: '0.1.0', rows: 1_234 };
    await audited.service.app.get(RecordRestore).execute(details);
    expect(await audited.told('database.restored')).toEqual(
      chains.map(({ organisation }) => ({ action: 'database.restored', organisation, details })),
    );
    expect(chains.length).toBeGreaterThan(2);
  },
};
