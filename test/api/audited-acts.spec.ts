import { AUDIT_ACTIONS } from '../../src/audit/domain/audit-action.js';
import { AGREEMENTS_ACTS } from './audited-acts/agreements.js';
import { AUDIT_ACTS } from './audited-acts/audit.js';
import { type AuditedActs, type AuditedWorld, auditedWorld } from './audited-acts/audited-acts.js';
import { IDENTITY_ACTS } from './audited-acts/identity.js';
import { MATCHING_ACTS } from './audited-acts/matching.js';
import { PASSPORT_ACTS } from './audited-acts/passport.js';
import { PROFILES_ACTS } from './audited-acts/profiles.js';
import { RECOGNITION_ACTS } from './audited-acts/recognition.js';
import { RECRUITMENT_ACTS } from './audited-acts/recruitment.js';
import { REFERRALS_ACTS } from './audited-acts/referrals.js';
import { REVIEWS_ACTS } from './audited-acts/reviews.js';
import { SANDBOX_ACTS } from './audited-acts/sandbox.js';
import { SELF_ASSESSMENT_ACTS } from './audited-acts/self-assessment.js';
import { TAXONOMY_ACTS } from './audited-acts/taxonomy.js';
import { VACANCIES_ACTS } from './audited-acts/vacancies.js';
import { WEBHOOKS_ACTS } from './audited-acts/webhooks.js';

const MODULES: readonly (readonly [module: string, acts: AuditedActs])[] = [
  ['profiles', PROFILES_ACTS],
  ['audit', AUDIT_ACTS],
  ['identity', IDENTITY_ACTS],
  ['taxonomy', TAXONOMY_ACTS],
  ['recognition', RECOGNITION_ACTS],
  ['agreements', AGREEMENTS_ACTS],
  ['vacancies', VACANCIES_ACTS],
  ['matching', MATCHING_ACTS],
  ['referrals', REFERRALS_ACTS],
  ['recruitment', RECRUITMENT_ACTS],
  ['webhooks', WEBHOOKS_ACTS],
  ['reviews', REVIEWS_ACTS],
  ['self-assessment', SELF_ASSESSMENT_ACTS],
  ['passport', PASSPORT_ACTS],
  ['sandbox', SANDBOX_ACTS],
];

describe('what is done is audited with the act', () => {
  let audited: AuditedWorld;
  beforeAll(async () => {
    audited = await auditedWorld();
  });
  afterAll(() => audited?.stop());

  describe.each(MODULES)('%s', (_, acts) => {
    it.each(Object.entries(acts))('%s', (_sentence, act) => act(audited));
  });

  it('nothing in the table of actions is only there on paper', async () => {
    await audited.ask('GET', '/v1/audit/entries', undefined, audited.as('demonstration-md-auditor'));
    await audited.ask('GET', '/v1/mail');
    await audited.ask('GET', '/v1/indicators?country=MD', undefined, audited.as('demonstration-md-evidence'));
    const recorded: { action: string }[] = await audited.dataSource.query(`SELECT DISTINCT action FROM audit.entry`);
    expect(recorded.map(({ action }) => action).toSorted()).toEqual(Object.keys(AUDIT_ACTIONS).toSorted());
    expect((await audited.verify()).filter(({ fault }) => fault)).toEqual([]);
  });
});
