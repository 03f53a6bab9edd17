import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { GlassHoldings } from '../../identity/index.js';
import { Matches, MatchingHoldings } from '../../matching/index.js';
import { PassportHoldings } from '../../passport/index.js';
import { now } from '../../platform/clock.js';
import type { Removed } from '../../platform/data-subjects/holdings.js';
import { PlatformHoldings } from '../../platform/data-subjects/platform-holdings.js';
import { asService } from '../../platform/database/reach.js';
import { DataKeys } from '../../platform/encryption/data-keys.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { ProfileNotFound, Profiles, ProfilesHoldings } from '../../profiles/index.js';
import { Recognition, RecognitionHoldings } from '../../recognition/index.js';
import { ReferralsHoldings } from '../../referrals/index.js';
import { ReviewsHoldings } from '../../reviews/index.js';
import { SelfAssessmentHoldings } from '../../self-assessment/index.js';
import { WebhooksHoldings } from '../../webhooks/index.js';
import type { ErasureReceipt } from '../domain/erasure-receipt.js';
import { type ErasedKind, ErasedTally } from '../storage/erased-tally.js';
import { ErasureLedger } from '../storage/erasure-ledger.js';
import { ErasuresRepository } from '../storage/erasures.repository.js';

/** Destroys the key of a person, then removes their rows, everywhere and in one transaction. Asked again, it gives the same receipt. */
@Injectable()
export class ErasePerson {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
    private readonly profiles: ProfilesHoldings,
    private readonly recognition: RecognitionHoldings,
    private readonly matching: MatchingHoldings,
    private readonly referrals: ReferralsHoldings,
    private readonly webhooks: WebhooksHoldings,
    private readonly reviews: ReviewsHoldings,
    private readonly passports: PassportHoldings,
    private readonly selfAssessment: SelfAssessmentHoldings,
    private readonly glass: GlassHoldings,
    private readonly platform: PlatformHoldings,
    private readonly erasures: ErasuresRepository,
    private readonly ledger: ErasureLedger,
    private readonly tally: ErasedTally,
    private readonly people: Profiles,
    private readonly recognitions: Recognition,
    private readonly matches: Matches,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Whoever may not see the person does not erase them; who may erases also what they may not see. @throws ProfileNotFound */
  async execute(id: string): Promise<ErasureReceipt> {
    const isSeen = await this.profiles.isHere(id);
    return asService(async () => {
      if (!isSeen && (await this.profiles.isHere(id))) throw new ProfileNotFound(id);
      return withoutDeadlock(() => this.dataSource.transaction((tx) => this.eraseIn(tx, id)));
    });
  }

  /**
   * Of somebody who had been erased and whose rows came back from a backup. Whose rows are gone meanwhile is not erased again: another process was at it.
   * @param receipt of an erasure that the database does not know: the counts of the erased came back from before it, and are told again
   */
  again(id: string, receipt?: ErasureReceipt): Promise<void> {
    return withoutDeadlock(() =>
      this.dataSource.transaction(async (tx) => {
        const kind = receipt && (await this.kindOf(id));
        const erased = await this.removeAll(tx, id);
        if (!erased['platform.data_key'] && !erased['profiles.profile']) return;
        if (receipt && (await this.erasures.keep([receipt], tx)) && kind) await this.tally.add(tx, kind);
        await this.tellAudit(tx, id);
      }),
    );
  }

  /** The key goes first: from then on nobody writes about the person, and who was writing has finished. */
  private async eraseIn(tx: EntityManager, id: string): Promise<ErasureReceipt> {
    const kind = await this.kindOf(id);
    const erased = await this.removeAll(tx, id);
    const subject = this.keys.rememberedAs(id);
    const earlier = await this.erasures.ofSubject(tx, subject);
    if (earlier) return earlier;
    if (!erased['profiles.profile']) throw new ProfileNotFound(id);
    const receipt = await this.erasures.add(tx, { subject, erased, erasedAt: now().toISOString() });
    if (kind) await this.tally.add(tx, kind);
    await this.ledger.append(receipt);
    await this.tellAudit(tx, id);
    return receipt;
  }

  /** Into which counts the person falls; undefined: into none. */
  private async kindOf(id: string): Promise<ErasedKind | undefined> {
    const [profile] = await this.people.many([id]);
    if (!profile || profile.demonstration) return undefined;
    const [details, recognised, matched] = await Promise.all([
      this.people.details([id]),
      this.recognitions.recognisedAmong([id]),
      this.matches.matchedAmong([id]),
    ]);
    const sex = details.get(id)?.sex ?? 'not-said';
    return { country: profile.destination, sex, recognised: recognised.has(id), matched: matched.has(id) };
  }

  private tellAudit(tx: EntityManager, id: string): Promise<void> {
    return this.audit.append(tx, { action: 'person.erased', subjectId: id });
  }

  /** Rows that triggers keep for ever let themselves be removed by an erasure. */
  private async removeAll(tx: EntityManager, id: string): Promise<Removed> {
    const hadKey = await this.keys.destroy(tx, id);
    let erased: Removed = hadKey ? { 'platform.data_key': 1 } : {};
    await tx.query(`SELECT set_config('passerelle.erasing', 'yes', true)`);
    for (const holdings of [
      this.glass,
      this.reviews,
      this.passports,
      this.selfAssessment,
      this.webhooks,
      this.referrals,
      this.matching,
      this.recognition,
      this.profiles,
      this.platform,
    ]) {
      erased = { ...erased, ...(await holdings.erase(tx, id)) };
    }
    await this.outbox.append(tx, { name: 'profile.erased.v1', data: { profileId: id } });
    return erased;
  }
}

const DEADLOCK = '40P01';
const ATTEMPTS = 3;

/** Who writes about a person may hold a row and wait for the key; PostgreSQL then ends one of the two, and an erasure asks again. */
async function withoutDeadlock<T>(work: () => Promise<T>, attempt = 1): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as { code?: string }).code !== DEADLOCK || attempt === ATTEMPTS) throw error;
    return withoutDeadlock(work, attempt + 1);
  }
}
