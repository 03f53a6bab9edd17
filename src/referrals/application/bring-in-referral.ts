import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Principal } from '../../identity/index.js';
import { newId } from '../../platform/database/new-id.js';
import { Consents, Profiles } from '../../profiles/index.js';
import type { IsoDate } from '../../standards/index.js';
import { Vacancies } from '../../vacancies/index.js';
import { dueOn } from '../domain/apply-step.js';
import type { Referral, ReferralStep } from '../domain/referral.js';
import type { ReleaseField } from '../domain/release-field.js';
import { inWords } from '../domain/release-words.js';
import { MoveReferral } from './move-referral.js';
import { Recipients } from './recipients.js';

/** A referral to an employer that began before it was recorded here, as a paper file says it. */
export interface PastReferral {
  readonly profileId: string;
  readonly vacancyId: string;
  readonly proposedOn: IsoDate;
  readonly answerBy: IsoDate;
  /** The person agreed on paper; left out: they have not answered. */
  readonly agreed?: { readonly on: IsoDate; readonly fields: readonly ReleaseField[]; readonly until: IsoDate };
  readonly contactedOn?: IsoDate;
}

/** Takes over what was begun on paper, with the days on which it happened. */
@Injectable()
export class BringInReferral {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly profiles: Profiles,
    private readonly vacancies: Vacancies,
    private readonly recipients: Recipients,
    private readonly consents: Consents,
    private readonly moveReferral: MoveReferral,
  ) {}

  /** @throws ProfileNotFound, VacancyNotFound, AlreadyReferred */
  async execute({ id, name }: Principal, past: PastReferral): Promise<void> {
    const { destination: country, demonstration } = await this.profiles.get(past.profileId);
    const { source } = await this.vacancies.get(past.vacancyId);
    const { profileId, vacancyId, proposedOn, answerBy, agreed, contactedOn } = past;
    const days = { proposedOn, answerBy, dueOn: dueOn({ state: 'proposed', answerBy }, proposedOn) };
    const begun = { id: newId(), profileId, country, organisation: source, to: { kind: 'employer', vacancyId } } as const;
    const nothingYet = { release: null, hold: null, outcome: null, file: null };
    const one: Referral = { ...begun, ...days, ...nothingYet, origin: 'desk', revision: 1, state: 'proposed', demonstration };
    const recipient = await this.recipients.nameOf(one.to);
    const actor = { id, name };
    await this.dataSource.transaction(async (tx) => {
      await this.moveReferral.begin(tx, one, { step: { kind: 'proposed' }, on: proposedOn, actor });
      if (!agreed) return;
      const asked = { recipient, what: inWords(agreed.fields, 'en'), language: 'en', until: agreed.until } as const;
      const { id: consentId } = await this.consents.giveRelease(tx, profileId, asked);
      const release = { consentId, fields: agreed.fields, until: agreed.until };
      const step: ReferralStep = { kind: 'agreed', release, heard: 'on-paper' };
      const after = await this.moveReferral.take(tx, one, { step, on: agreed.on, actor });
      if (contactedOn) await this.moveReferral.take(tx, after, { step: { kind: 'contacted' }, on: contactedOn, actor });
    });
  }
}
