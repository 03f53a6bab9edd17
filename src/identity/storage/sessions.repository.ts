import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Principal } from '../domain/principal.js';

/** Who vouched for a session: whoever signs out there, signs out here. */
export interface Voucher {
  readonly issuer: string;
  readonly subject: string;
  /** The session at the provider, where it names one. */
  readonly sid?: string | undefined;
}
export interface SignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

/** Longest time without a request, longest time at all, longest time to sign in. Source: assurance of this service, T18. */
const IDLE = `interval '20 minutes'`;
const ABSOLUTE = `interval '8 hours'`;
const SIGNING_IN = `interval '10 minutes'`;
/** When the clock has gone back, what was last seen in the future would live longer than it may; some difference between servers is none. */
const NOT_OF_THE_FUTURE = `greatest(seen_at, begun_at) <= now() + interval '1 minute'`;
const LIVE = `seen_at > now() - ${IDLE} AND begun_at > now() - ${ABSOLUTE} AND ${NOT_OF_THE_FUTURE}`;

@Injectable()
export class SessionsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async begin(idHash: string, principalId: string, { issuer, subject, sid }: Voucher): Promise<void> {
    await this.dataSource.query(`DELETE FROM identity.session WHERE NOT (${LIVE})`);
    await this.dataSource.query(`INSERT INTO identity.session (id_hash, principal_id, issuer, subject, sid) VALUES ($1, $2, $3, $4, $5)`, [
      idHash,
      principalId,
      issuer,
      subject,
      sid ?? null,
    ]);
  }

  /** Whose it is, seen now; undefined: it has ended, or there never was one. @param demonstration whether the invented ones are known */
  async principal(idHash: string, demonstration: boolean): Promise<Principal | undefined> {
    const [[row]]: [Principal[]] = await this.dataSource.query(
      `UPDATE identity.session SET seen_at = now() FROM identity.principal
       WHERE id_hash = $1 AND ${LIVE} AND id = principal_id AND revoked_at IS NULL AND (NOT demonstration OR $2)
       RETURNING id, name, grants, demonstration`,
      [idHash, demonstration],
    );
    return row;
  }

  async end(idHash: string): Promise<void> {
    await this.dataSource.query(`DELETE FROM identity.session WHERE id_hash = $1`, [idHash]);
  }

  /** All that the provider ended: one session of theirs, or everything of a subject. */
  async endOf({ issuer, subject, sid }: Partial<Voucher>): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM identity.session WHERE issuer = $1 AND ($2::text IS NULL OR subject = $2) AND ($3::text IS NULL OR sid = $3)
       AND ($2::text IS NOT NULL OR $3::text IS NOT NULL)`,
      [issuer, subject ?? null, sid ?? null],
    );
  }

  async keepSignIn(idHash: string, { state, nonce, verifier, returnTo }: SignIn): Promise<void> {
    await this.dataSource.query(`DELETE FROM identity.sign_in WHERE begun_at < now() - ${SIGNING_IN}`);
    await this.dataSource.query(`INSERT INTO identity.sign_in (id_hash, state, nonce, verifier, return_to) VALUES ($1, $2, $3, $4, $5)`, [
      idHash,
      state,
      nonce,
      verifier,
      returnTo,
    ]);
  }

  /** Once only. */
  async takeSignIn(idHash: string): Promise<SignIn | undefined> {
    const [[row]]: [SignIn[]] = await this.dataSource.query(
      `DELETE FROM identity.sign_in WHERE id_hash = $1 AND begun_at > now() - ${SIGNING_IN}
       RETURNING state, nonce, verifier, return_to AS "returnTo"`,
      [idHash],
    );
    return row;
  }
}
