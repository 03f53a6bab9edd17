import { signingKey } from '../../src/audit/application/signing-key.js';
import type { SignedHead } from '../../src/audit/domain/signed-head.js';
import { auditChains, newAuditKey } from '../fixtures/audit-chains.js';

const OTHER = `decode(repeat('ab', 32), 'hex')`;

/** Column, what the owner writes into entry 3 of 5, where it is found and as what. */
const EDITS: readonly (readonly [column: string, value: string, sequence: number, fault: string])[] = [
  ['organisation', `'elsewhere'`, 3, 'sequence-broken'],
  ['sequence', '33', 3, 'sequence-broken'],
  ['recorded_at', `recorded_at + interval '1 microsecond'`, 3, 'entry-changed'],
  ['actor_kind', `'service'`, 3, 'entry-changed'],
  ['actor_id', `'somebody-else'`, 3, 'entry-changed'],
  ['action', `'person.erased'`, 3, 'entry-changed'],
  ['subject_kind', `'principal'`, 3, 'entry-changed'],
  ['subject_id', 'NULL', 3, 'entry-changed'],
  ['purpose', `'supervision'`, 3, 'entry-changed'],
  ['details', `'{"operation":"listMatches"}'`, 3, 'details-changed'],
  ['details_digest', OTHER, 3, 'details-changed'],
  ['previous_hash', OTHER, 3, 'entry-changed'],
  ['hash', OTHER, 3, 'entry-changed'],
];

describe('what the owner of the database does to the audit is found, and where', () => {
  let audit: Awaited<ReturnType<typeof auditChains>>;
  let organisation: string;
  let heads: readonly SignedHead[];
  let number = 0;
  beforeAll(async () => {
    audit = await auditChains();
  });
  afterAll(() => audit.drop());
  beforeEach(async () => {
    organisation = `country:T${++number}`;
    await audit.chain(organisation, 5);
    heads = await audit.signer.execute();
    expect(await audit.verdict(organisation, heads)).toEqual({ organisation, entries: 5, heads: 2 });
  });
  const found = async (outside: readonly SignedHead[] = []) => (await audit.verdict(organisation, outside))?.fault;
  const cut = (from: number): [string, ...unknown[]] => [
    `DELETE FROM audit.entry WHERE organisation = $1 AND sequence >= $2`,
    organisation,
    from,
  ];
  const endAt = (sequence: number): [string, ...unknown[]] => [
    `UPDATE audit.chain SET (sequence, hash) = (SELECT sequence, hash FROM audit.entry WHERE organisation = $1 AND sequence = $2) WHERE organisation = $1`,
    organisation,
    sequence,
  ];
  const withoutHeads = (): [string, ...unknown[]] => [`DELETE FROM audit.signed_head WHERE organisation = $1`, organisation];
  const renumber = (from: number, by: number): [string, ...unknown[]][] => [
    [`UPDATE audit.entry SET sequence = sequence + 1000 WHERE organisation = $1 AND sequence >= $2`, organisation, from],
    [`UPDATE audit.entry SET sequence = sequence - 1000 + $2 WHERE organisation = $1 AND sequence > 1000`, organisation, by],
  ];

  it('has an edit below for every column', async () => {
    const columns: { column_name: string }[] = await audit.dataSource.query(
      `SELECT column_name FROM information_schema.columns WHERE table_schema = 'audit' AND table_name = 'entry'`,
    );
    expect(EDITS.map(([column]) => column).toSorted()).toEqual(columns.map(({ column_name }) => column_name).toSorted());
  });

  it.each(EDITS)('an edit of %s', async (column, value, sequence, fault) => {
    await audit.asOwner([`UPDATE audit.entry SET ${column} = ${value} WHERE organisation = $1 AND sequence = 3`, organisation]);
    expect(await found()).toMatchObject({ organisation, sequence, fault });
    if (column === 'organisation') await audit.asOwner([`DELETE FROM audit.entry WHERE organisation = 'elsewhere'`]);
  });

  it('details and their digest edited together', async () => {
    await audit.asOwner([
      `UPDATE audit.entry SET details = '{}', details_digest = sha256('{}') WHERE organisation = $1 AND sequence = 3`,
      organisation,
    ]);
    expect(await found()).toMatchObject({ sequence: 3, fault: 'entry-changed' });
  });

  it('an entry deleted in the middle, and the same with the rest moved up', async () => {
    await audit.asOwner([`DELETE FROM audit.entry WHERE organisation = $1 AND sequence = 3`, organisation]);
    expect(await found()).toMatchObject({ sequence: 3, fault: 'sequence-broken' });
    await audit.asOwner(...renumber(4, -1));
    expect(await found()).toMatchObject({ sequence: 3, fault: 'entry-changed' });
  });

  it('an entry inserted, though its own hash is right', async () => {
    await audit.asOwner(...renumber(3, 1), [
      `INSERT INTO audit.entry SELECT organisation, 3, recorded_at, actor_kind, actor_id, action, subject_kind, subject_id, purpose, details,
         details_digest, previous_hash, hash FROM audit.entry WHERE organisation = $1 AND sequence = 4`,
      organisation,
    ]);
    expect(await found()).toMatchObject({ sequence: 4, fault: 'entry-changed' });
  });

  it('two entries that changed places', async () => {
    const place = (from: number, to: number): [string, ...unknown[]] => [
      `UPDATE audit.entry SET sequence = $3 WHERE organisation = $1 AND sequence = $2`,
      organisation,
      from,
      to,
    ];
    await audit.asOwner(place(2, 99), place(4, 2), place(99, 4));
    expect(await found()).toMatchObject({ sequence: 2, fault: 'entry-changed' });
  });

  it('an entry of another chain in place of one, with all that is under its own hash', async () => {
    await audit.chain('country:OTHER', 3);
    await audit.asOwner(
      [`DELETE FROM audit.entry WHERE organisation = $1 AND sequence = 3`, organisation],
      [`UPDATE audit.entry SET organisation = $1 WHERE organisation = 'country:OTHER' AND sequence = 3`, organisation],
      [`DELETE FROM audit.entry WHERE organisation = 'country:OTHER'`],
      [`DELETE FROM audit.chain WHERE organisation = 'country:OTHER'`],
    );
    expect(await found()).toMatchObject({ sequence: 3, fault: 'entry-changed' });
  });

  it('one entry forged with a right hash of its own: the next does not follow it', async () => {
    const [, , third] = await audit.entries(organisation);
    await audit.replace(organisation);
    await audit.asOwner([
      `UPDATE audit.entry SET previous_hash = decode($2, 'hex'), hash = decode($3, 'hex') WHERE organisation = $1 AND sequence = 3`,
      ...[organisation, third?.previousHash, third?.hash],
    ]);
    expect(await found()).toMatchObject({ sequence: 3, fault: 'link-broken' });
  });

  it('the last entries deleted: by the end that the service remembers', async () => {
    await audit.asOwner(cut(4));
    expect(await found()).toMatchObject({ sequence: 4, fault: 'tail-missing' });
  });

  it('the last entries deleted and the end set back: by the heads that were signed', async () => {
    await audit.asOwner(cut(4), endAt(3));
    expect(await found()).toMatchObject({ sequence: 5, fault: 'head-missing' });
  });

  it('the last entries, the end and the signed heads all made to agree: by the heads kept outside, and by nothing else', async () => {
    await audit.asOwner(cut(4), endAt(3), withoutHeads());
    expect(await found()).toBeUndefined();
    expect(await found(heads)).toMatchObject({ sequence: 5, fault: 'head-missing' });
  });

  it('the whole chain deleted with its heads: by the heads kept outside', async () => {
    await audit.asOwner(cut(1), withoutHeads(), [`DELETE FROM audit.chain WHERE organisation = $1`, organisation]);
    expect(await audit.verdict(organisation)).toBeUndefined();
    expect(await found(heads)).toMatchObject({ sequence: 5, fault: 'head-missing' });
  });

  it('the whole chain replaced with hashes made anew: by the heads that were signed', async () => {
    await audit.replace(organisation);
    expect(await found()).toMatchObject({ sequence: 5, fault: 'head-differs' });
    await audit.asOwner(withoutHeads());
    expect(await found()).toBeUndefined();
    expect(await found(heads)).toMatchObject({ sequence: 5, fault: 'head-differs' });
  });

  it('a replaced chain signed anew: by a key that nobody outside knows, or without the key', async () => {
    await audit.replace(organisation);
    const [, , , , last] = await audit.entries(organisation);
    const rogue = signingKey({ auditKey: newAuditKey(), dataDirectory: '' });
    const signed = rogue.sign({ organisation, sequence: 5, hash: last?.hash as string, signedAt: heads[0]?.signedAt as string });
    const putHead = (keyId: string): [string, ...unknown[]] => [
      `INSERT INTO audit.signed_head VALUES ($1, 5, decode($2, 'hex'), $3, $4, $5)`,
      ...[organisation, signed.hash, signed.signedAt, keyId, signed.signature],
    ];
    await audit.asOwner(withoutHeads(), putHead(rogue.jwk.kid), [
      `INSERT INTO audit.signing_key (key_id, jwk) VALUES ($1, $2)`,
      rogue.jwk.kid,
      JSON.stringify(rogue.jwk),
    ]);
    expect(await found()).toMatchObject({ sequence: 5, fault: 'head-key-unknown' });
    await audit.asOwner(withoutHeads(), putHead(audit.signer.publicKey.kid));
    expect(await found()).toMatchObject({ sequence: 5, fault: 'head-forged' });
  });

  it.each([
    ['organisation', `'country:ELSEWHERE'`],
    ['sequence', '4'],
    ['hash', OTHER],
    ['signed_at', `signed_at - interval '1 day'`],
    ['key_id', `'other'`],
    ['signature', `'AAAA'`],
  ])('an edit of %s of a signed head', async (column, value) => {
    await audit.asOwner([`UPDATE audit.signed_head SET ${column} = ${value} WHERE organisation = $1`, organisation]);
    const fault = (await audit.verdict(column === 'organisation' ? 'country:ELSEWHERE' : organisation))?.fault;
    expect(fault?.fault).toBe(column === 'key_id' ? 'head-key-unknown' : 'head-forged');
  });
});
