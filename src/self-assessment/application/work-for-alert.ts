import { Injectable } from '@nestjs/common';
import { type ExplainedMatch, ReadMatches } from '../../matching/index.js';
import { now, today } from '../../platform/clock.js';
import { Consents } from '../../profiles/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { ALERTS_PURPOSE, type AlertOf, LOOKED_AT } from '../domain/alert.js';
import { DraftsRepository } from '../storage/drafts.repository.js';
import { AssessAnswers } from './assess-answers.js';

/** What a letter may name of a place. */
export type Work = ExplainedMatch['vacancy'];

export interface WorkAtPresent {
  readonly work: readonly Work[];
  /** ISO 8601 instant until which the answers are kept; undefined: they are a profile. */
  readonly until?: string;
}

/** The best work for the answers as they are now, by the engines of the answer page. */
@Injectable()
export class WorkForAlert {
  constructor(
    private readonly drafts: DraftsRepository,
    private readonly assessing: AssessAnswers,
    private readonly matches: ReadMatches,
    private readonly consents: Consents,
  ) {}

  /** Undefined: the answers are not there any more. */
  async of(of: AlertOf): Promise<WorkAtPresent | undefined> {
    if ('profileId' in of) return this.ofPerson(of.profileId);
    const draft = await this.drafts.find('id', of.draftId, now());
    const assessed = draft && (await this.assessing.assess(draft.answers));
    if (!draft) return undefined;
    const work = assessed && draft.answers.want !== 'study' ? workOf((await this.assessing.match(assessed, LOOKED_AT)).items) : [];
    return { work, until: draft.expiresAt };
  }

  /** Undefined: they withdrew, or are not there any more. */
  private async ofPerson(profileId: string): Promise<WorkAtPresent | undefined> {
    const isGiven = await this.consents.isGiven(profileId, ALERTS_PURPOSE, parseIsoDate(today()));
    return isGiven ? { work: workOf((await this.matches.list(profileId, LOOKED_AT)).items) } : undefined;
  }
}

function workOf(matches: readonly ExplainedMatch[]): readonly Work[] {
  return matches.map(({ vacancy }) => vacancy);
}
