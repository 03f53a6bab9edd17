import { DataSource, type EntityManager } from 'typeorm';
import { asService, fromOutside, REQUEST_ROLE } from '../../src/platform/database/reach.js';
import { type TestService, testService } from '../fixtures/test-service.js';

describe('statements in one transaction of a request', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api' });
  });
  afterAll(() => service.stop());

  const role = async (tx: EntityManager) => (await tx.query('SELECT current_user AS role, pg_sleep(0.01)'))[0].role as string;
  const within = <T>(work: (tx: EntityManager) => Promise<T>) => fromOutside(() => service.app.get(DataSource).transaction(work));

  it('keep their roles when they are asked at once: the service’s own runs as the service, and none beside it', async () => {
    const roles = await within((tx) => Promise.all([role(tx), asService(() => role(tx)), role(tx), asService(() => role(tx)), role(tx)]));
    expect(roles.map((one) => one === REQUEST_ROLE)).toEqual([true, false, true, false, true]);
  });

  it('go back to the role of the request when one of the service’s own fails', async () => {
    const refused = within(async (tx) => {
      await tx.query('SAVEPOINT before');
      await asService(() => tx.query('SELECT 1 / 0')).catch(() => tx.query('ROLLBACK TO SAVEPOINT before'));
      return role(tx);
    });
    expect(await refused).toBe(REQUEST_ROLE);
  });
});
