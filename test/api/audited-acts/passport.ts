import { Principals } from '../../../src/identity/index.js';
import { type AuditedActs, NAME } from './audited-acts.js';

export const PASSPORT_ACTS: AuditedActs = {
  'a passport is made, opened to a reader, opened by one, and both are taken back, without a name': async (audited) => {
    const id = await audited.aPerson({ languages: [{ language: 'ro', level: 'C2' }], details: { displayName: NAME } });
    const own = audited.as(await audited.service.app.get(Principals).add('Herself', [{ role: 'returnee', person: id }]));
    await audited.ask('POST', `/people/${id}/passport`, { parts: ['languages'] }, own);
    const [{ id: passport }] = await audited.dataSource.query(`SELECT id FROM passport.passport WHERE profile_id = $1`, [id]);
    const shares = `/people/${id}/passport/${passport}/shares`;
    const { body } = await audited.ask('POST', shares, { reader: NAME, parts: ['languages'], days: '7' }, own);
    const link = /\/passport\/shared\?with=[\w-]+/.exec(body)?.[0] ?? '';
    expect((await audited.ask('POST', link, { name: NAME })).httpStatus).toBe(200);
    const [{ id: share }] = await audited.dataSource.query(`SELECT id FROM passport.share WHERE passport_id = $1`, [passport]);
    await audited.ask('POST', `${shares}/${share}/withdrawal`, {}, own);
    await audited.ask('POST', `/people/${id}/passport/${passport}/withdrawal`, {}, own);
    const told = (await audited.about(id)).map(({ action, details }) => [action, details]);
    expect(told).toEqual([
      ['person.registered', { revision: 1 }],
      ['passport.made', { passport }],
      ['passport.shared', { passport, share }],
      ['passport.opened', { passport, share }],
      ['passport.share-withdrawn', { passport, share }],
      ['passport.withdrawn', { passport }],
    ]);
    expect(JSON.stringify(await audited.about(id))).not.toContain('Testescu');
  },
};
