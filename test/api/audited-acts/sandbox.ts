import { type AuditedActs } from './audited-acts.js';

export const SANDBOX_ACTS: AuditedActs = {
  'a sandbox is put back as somebody asks, in its own chain': async (audited) => {
    const { id, httpStatus } = await audited.ask('POST', '/v1/sandbox/reset', undefined, audited.as('demonstration-qm-integrator'));
    expect([httpStatus, await audited.actions(id), (await audited.about(id))[0]?.organisation]).toEqual([
      202,
      ['sandbox.reset-asked'],
      'country:QM',
    ]);
  },
};
