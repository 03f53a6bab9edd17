import type { AuditedActs } from './audited-acts.js';

export const VACANCIES_ACTS: AuditedActs = {
  'a feed is mapped, and an import is asked to be taken back': async (audited) => {
    expect((await audited.ask('PUT', '/v1/feeds/test/mapping', { columns: { Cod: 'reference' } })).httpStatus).toBe(200);
    expect(await audited.told('feed.mapped')).toEqual([{ action: 'feed.mapped', organisation: 'installation', details: { revision: 1 } }]);
    const { id } = await audited.ask('POST', '/v1/imports?kind=vacancies&source=test', [] as unknown as object);
    for (const action of ['pause', 'roll-back']) await audited.ask('POST', `/v1/imports/${id}/transitions`, { action });
    expect(await audited.about(id)).toMatchObject([{ action: 'import.roll-back-asked', actor_kind: 'anonymous' }]);
  },

  'candidates are listed for a vacancy, which is told apart': async (audited) => {
    const vacancy = { source: 'test', reference: 'two', title: 'Sudor', region: 'MD-OR', occupation: '7212' };
    const { id } = await audited.ask('POST', '/v1/vacancies', vacancy);
    await audited.ask('GET', `/v1/vacancies/${id}/candidates`);
    await audited.ask('POST', `/v1/vacancies/${id}/separate`);
    expect(await audited.actions(id)).toEqual(['candidates.listed', 'vacancy.separated']);
  },
};
