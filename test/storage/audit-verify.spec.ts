import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { signingKey } from '../../src/audit/index.js';
import { auditChains, newAuditKey } from '../fixtures/audit-chains.js';
import { eventually, testService } from '../fixtures/test-service.js';

describe('npm run audit:verify', () => {
  let audit: Awaited<ReturnType<typeof auditChains>>;
  let folder: string;
  let key: string;
  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'audit-'));
    key = newAuditKey();
    audit = await auditChains(4, { AUDIT_KEY: key, AUDIT_HEADS_FILE: path.join(folder, 'heads.jsonl') });
    await audit.chain('country:MD', 3);
    await audit.signer.execute();
    await audit.chain('country:RO', 2);
    await audit.signer.execute();
  });
  afterAll(async () => {
    await audit.drop();
    fs.rmSync(folder, { recursive: true });
  });
  const file = (name: string) => path.join(folder, name);
  const verify = (args: readonly string[] = [], auditKey: string = key) =>
    new Promise<{ code: number; said: string }>((resolve) => {
      const env = { ...process.env, NODE_ENV: 'test', DATABASE_URL: audit.database.url, DATA_DIRECTORY: folder, AUDIT_KEY: auditKey };
      execFile(process.execPath, ['dist/src/main.js', 'audit:verify', ...args], { env }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
      );
    });

  it('counts what it has proven, and ends with 0', async () => {
    const { code, said } = await verify(['--heads', file('heads.jsonl')]);
    expect([code, said.replaceAll(folder, '').replaceAll(/ +\d+\.\d s {2}/g, '')]).toEqual([
      0,
      'country:MD: 3 entries, 2 signed heads\ncountry:RO: 2 entries, 2 signed heads\nwhole: 5 entries of 2 organisations, 4 signed heads (with those of /heads.jsonl)\n',
    ]);
  });

  it('trusts former keys that are handed to it, and none that only the database names', async () => {
    expect((await verify([], newAuditKey())).said).toContain('country:MD, entry 3: head-key-unknown');
    fs.writeFileSync(file('keys.json'), JSON.stringify({ keys: [signingKey({ auditKey: key, dataDirectory: '' }).jwk] }));
    expect((await verify(['--keys', file('keys.json')], newAuditKey())).code).toBe(0);
    expect((await verify(['--keys', file('keys.json')], '')).code).toBe(0);
    expect(fs.existsSync(file('audit.key'))).toBe(false);
  });

  it('names a line that is not a head, and what it takes', async () => {
    fs.writeFileSync(file('torn.jsonl'), `${fs.readFileSync(file('heads.jsonl'), 'utf8')}{"organisation":"country:MD","seq`);
    const torn = await verify(['--heads', file('torn.jsonl')]);
    expect([torn.code, torn.said]).toEqual([1, expect.stringContaining('torn.jsonl, line 3, is not a signed head')]);
    expect(await verify(['--tails', 'x'])).toMatchObject({ code: 1, said: expect.stringContaining('Usage: npm run audit:verify') });
  });

  it('names the first broken entry of each broken chain, and ends with 1', async () => {
    await audit.asOwner(
      [`UPDATE audit.entry SET actor_id = 'nobody' WHERE organisation = 'country:MD' AND sequence = 2`],
      [`DELETE FROM audit.entry WHERE organisation = 'country:RO'`],
      [`DELETE FROM audit.chain WHERE organisation = 'country:RO'`],
      [`DELETE FROM audit.signed_head WHERE organisation = 'country:RO'`],
    );
    const { code, said } = await verify(['--heads', file('heads.jsonl')]);
    expect(code).toBe(1);
    expect(said).toContain('country:MD, entry 2: entry-changed');
    expect(said).toContain('country:RO, entry 2: head-missing');
    expect(said).toContain('broken: 2 of 2 chains');
  });
});

describe('signed heads', () => {
  it('are written at intervals and when the service stops, the last one over the last entry', async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'audit-')), 'heads.jsonl');
    const service = await testService({ ROLES: 'api', AUDIT_KEY: newAuditKey(), AUDIT_SIGN_SECONDS: '1', AUDIT_HEADS_FILE: file });
    const create = () => service.app.inject({ method: 'POST', url: '/v1/profiles', payload: { destination: 'MD' } });
    const whole = () => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').slice(0, -1) : []);
    const last = () => JSON.parse(whole().at(-1) ?? '{}');
    await create();
    await eventually(
      async () => last(),
      ({ sequence }) => sequence === 1,
    );
    await create();
    await create();
    await service.stop();
    expect(last()).toMatchObject({ organisation: 'installation', sequence: 3 });
  });

  it('of a trial are signed by one key that is made once, for its owner only', () => {
    const dataDirectory = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'audit-')), 'data');
    const made = signingKey({ auditKey: '', dataDirectory }).jwk;
    expect(signingKey({ auditKey: '', dataDirectory }).jwk).toEqual(made);
    expect(fs.readdirSync(dataDirectory)).toEqual(['audit.key']);
    expect(fs.statSync(path.join(dataDirectory, 'audit.key')).mode & 0o777).toBe(0o600);
  });

  it('name their key by the thumbprint of RFC 8037, A.3', () => {
    const seed = Buffer.from('nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', 'base64url');
    const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
    expect(signingKey({ auditKey: der.toString('base64'), dataDirectory: '' }).jwk).toMatchObject({
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
      kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    });
  });
});
