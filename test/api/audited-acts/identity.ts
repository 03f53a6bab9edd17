import { Principals } from '../../../src/identity/index.js';
import type { AuditedActs } from './audited-acts.js';

export const IDENTITY_ACTS: AuditedActs = {
  'a permission is granted in each country, and taken back': async (audited) => {
    const [operator] = (await audited.service.app.get(Principals).all()).filter(({ name }) => name === 'Demonstration operator');
    await audited.service.app.get(Principals).revoke(operator?.id ?? '');
    const told = await audited.told('permission.granted', 'permission.revoked');
    expect(told.map(({ action, organisation }) => `${action} ${organisation}`)).toEqual([
      ...['country:IT', 'country:MD', 'country:QM', 'country:QN', 'country:RO', 'installation'].map((one) => `permission.granted ${one}`),
      'permission.revoked installation',
    ]);
  },
};
