import type { AuditedActs } from './audited-acts.js';

export const TAXONOMY_ACTS: AuditedActs = {
  'a wording is corrected': async (audited) => {
    await audited.ask('PUT', '/v1/coding/corrections', { source: 'test', wording: 'Om bun la toate', occupation: '9622' });
    expect(await audited.told('coding.corrected')).toEqual([
      { action: 'coding.corrected', organisation: 'installation', details: { occupation: '9622' } },
    ]);
  },

  'a list of codes is published': async (audited) => {
    const rows = [{ code: '7212', title: 'Sudor', isco: '7212' }] as unknown as object;
    const publisher = audited.as('demonstration-md-employment-service');
    expect((await audited.ask('POST', '/v1/code-mappings/MD-CORM/versions', rows, publisher)).httpStatus).toBe(201);
    expect(await audited.told('code-mapping.published')).toEqual([
      { action: 'code-mapping.published', organisation: 'country:MD', details: { scheme: 'MD-CORM', version: 1, codes: 1 } },
    ]);
  },
};
