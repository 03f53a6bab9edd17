import { DataSource } from 'typeorm';
import { DraftsRepository } from '../../src/agreements/storage/drafts.repository.js';
import { newId } from '../../src/platform/database/new-id.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

describe('the steps of a draft', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService({ ROLES: 'api' });
  });
  afterAll(() => service.stop());

  it('stand in the order in which they were taken, also when the clock was set back between them (F7)', async () => {
    const [db, drafts] = [service.app.get(DataSource), service.app.get(DraftsRepository)];
    const [{ id: agreementId }] = await db.query(`SELECT id FROM agreements.agreement WHERE slug = 'ro-md-education'`);
    const known = (await drafts.steps(agreementId)).length;
    const by = { agreementId, version: 9, party: 'MD', actor: newId(), actorName: 'An administrator', hash: null, reason: null };
    for (const [at, action] of ['write', 'submit', 'approve'].entries())
      await db.transaction((tx) => drafts.record(tx, { ...by, action } as never, new Date(Date.UTC(2026, 0, 1, 12 - at))));
    expect((await drafts.steps(agreementId)).slice(known).map(({ action }) => action)).toEqual(['write', 'submit', 'approve']);
  });
});
