import { Principals } from '../../../src/identity/index.js';
import { parseCountry } from '../../../src/standards/index.js';
import { type AuditedActs } from './audited-acts.js';

export const RECRUITMENT_ACTS: AuditedActs = {
  'a licence is recorded and ended, fees are judged, and a second person lets a referral go on': async (audited) => {
    const from = new Date().toISOString().slice(0, 10);
    const licence = { country: 'MD', agency: 'Lavoro Sud SRL', number: 'AP-17', authority: 'ANOFM', from, source: 'Register' };
    const { id: licenceId } = await audited.ask('POST', '/v1/agency-licences', licence);
    await audited.ask('POST', `/v1/agency-licences/${licenceId}/end`, { to: from });
    expect(await audited.actions(licenceId)).toEqual(['agency-licence.recorded', 'agency-licence.ended']);
    const vacancy = {
      source: 'test',
      reference: 'fees',
      title: 'Sudor',
      region: 'MD-OR',
      occupation: '7212',
      description: 'Placement fee: 10 EUR',
    };
    const { id: vacancyId } = await audited.ask('POST', '/v1/vacancies', vacancy);
    const caseworker = (more: Record<string, string> = {}) => audited.as('demonstration-md-caseworker', more);
    await audited.ask('POST', `/v1/vacancies/${vacancyId}/fee-review`, { verdict: 'fee' }, caseworker());
    expect(await audited.actions(vacancyId)).toEqual(['vacancy.fees-judged']);
    const id = await audited.aPerson();
    const why = 'The employer has paid it back.';
    const form = { profileId: id, recipient: 'employer', vacancyId, override: why };
    const second = await audited.service.app.get(Principals).add('Second', [{ role: 'caseworker', country: parseCountry('MD') }]);
    const held = await audited.ask('POST', '/v1/referrals', form, audited.as(second));
    const confirm = { decision: 'confirm', why };
    expect(
      (await audited.ask('POST', `/v1/referrals/${held.id}/override`, confirm, caseworker({ 'if-match': held.etag }))).httpStatus,
    ).toBe(200);
    expect(await audited.actions(id)).toEqual(['person.registered', 'referral.moved', 'referral.override', 'referral.moved']);
  },
};
