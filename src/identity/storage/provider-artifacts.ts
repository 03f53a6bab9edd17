import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { DataSource } from 'typeorm';

const LIVE = `(expires_at IS NULL OR expires_at > now())`;
/** Ids of codes, sessions and tokens open something: whoever reads the table must not be able to use them. */
const HASHED = `encode(sha256(convert_to($2, 'UTF8')), 'hex')`;

/** What the embedded provider remembers of one of its models, in rows that expire. */
export class ProviderArtifacts implements Adapter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly model: string,
  ) {}

  async upsert(id: string, content: AdapterPayload, expiresIn: number): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO identity.provider_artifact (model, id, content, grant_id, uid, user_code, expires_at)
       VALUES ($1, ${HASHED}, $3, $4, $5, $6, now() + make_interval(secs => $7))
       ON CONFLICT (model, id) DO UPDATE SET content = excluded.content, grant_id = excluded.grant_id, uid = excluded.uid,
         user_code = excluded.user_code, expires_at = excluded.expires_at`,
      [
        this.model,
        id,
        JSON.stringify(this.withoutId(content)),
        content.grantId ?? null,
        content.uid ?? null,
        content.userCode ?? null,
        expiresIn ?? null,
      ],
    );
    await this.dataSource.query(`DELETE FROM identity.provider_artifact WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM identity.provider_artifact WHERE expires_at < now() - interval '1 hour' LIMIT 20 FOR UPDATE SKIP LOCKED))`);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = await this.one(`id = ${HASHED}`, id);
    return found && { ...found, jti: id };
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.one('uid = $2', uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.one('user_code = $2', userCode);
  }

  /** Once: the provider refuses what was consumed before, and withdraws all that came of it. */
  async consume(id: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE identity.provider_artifact SET content = content || jsonb_build_object('consumed', extract(epoch FROM now())::bigint)
       WHERE model = $1 AND id = ${HASHED}`,
      [this.model, id],
    );
  }

  async destroy(id: string): Promise<void> {
    await this.dataSource.query(`DELETE FROM identity.provider_artifact WHERE model = $1 AND id = ${HASHED}`, [this.model, id]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.dataSource.query(`DELETE FROM identity.provider_artifact WHERE grant_id = $1`, [grantId]);
  }

  /** Sessions, which only a trial has, are found by another name too and must still know theirs. */
  private withoutId({ jti, ...content }: AdapterPayload): AdapterPayload {
    return this.model === 'Session' ? { ...content, ...(jti && { jti }) } : content;
  }

  private async one(where: string, value: string): Promise<AdapterPayload | undefined> {
    const [row]: { content: AdapterPayload }[] = await this.dataSource.query(
      `SELECT content FROM identity.provider_artifact WHERE model = $1 AND ${where} AND ${LIVE}`,
      [this.model, value],
    );
    return row?.content;
  }
}
