import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

/** Links by which drafts are found, by the hash of what stands in them. They go with their draft. */
@Injectable()
export class WaysBackRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async add(tx: EntityManager, draftId: string, hash: string, hours: number): Promise<void> {
    await tx.query(
      `INSERT INTO self_assessment.way_back (link_hash, draft_id, expires_at) VALUES ($1, $2, now() + make_interval(hours => $3))`,
      [hash, draftId, hours],
    );
  }

  /** @param secondsAgain for which a link that was taken may be taken again @returns the draft to which it led */
  async take(tx: EntityManager, hash: string, secondsAgain: number): Promise<string | undefined> {
    const [rows]: [{ draftId: string }[], number] = await tx.query(
      `UPDATE self_assessment.way_back SET taken_at = coalesce(taken_at, now())
       WHERE link_hash = $1 AND expires_at > now() AND (taken_at IS NULL OR taken_at > now() - make_interval(secs => $2))
       RETURNING draft_id AS "draftId"`,
      [hash, secondsAgain],
    );
    return rows[0]?.draftId;
  }

  /** Ids of drafts that gave this address, the last changed first. */
  async draftsOf(addressHash: string, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT id FROM self_assessment.draft WHERE address_hash = $1 AND expires_at > now() ORDER BY expires_at DESC, id LIMIT $2`,
      [addressHash, limit],
    );
    return rows.map(({ id }) => id);
  }
}
