import { Injectable } from '@nestjs/common';
import { type BrokenGlass, BrokenGlassRepository, type Principal } from '../../identity/index.js';
import { Caseworkers, Consents } from '../../profiles/index.js';
import { CasesRepository } from '../../recognition/index.js';
import { Recipients, Referrals } from '../../referrals/index.js';
import { ReviewsRepository } from '../../reviews/index.js';

const MOST_REFERRALS = 50;

/** Something that happened: `kind` and `what` name the text; `of`: what it was about, as its owner writes it. */
export interface Happening {
  /** The day, or the instant where it is known; the order of the list. */
  readonly on: string;
  readonly kind: 'caseworker' | 'consent' | 'referral' | 'case' | 'review' | 'glass';
  readonly what: string;
  readonly by?: string;
  readonly of?: string;
  readonly href?: string;
}

/** What happened with a person, when and by whom, as the records of each part say it; the latest first. */
@Injectable()
export class HistoryOfPerson {
  constructor(
    private readonly caseworkers: Caseworkers,
    private readonly consents: Consents,
    private readonly referrals: Referrals,
    private readonly recipients: Recipients,
    private readonly cases: CasesRepository,
    private readonly reviews: ReviewsRepository,
    private readonly glass: BrokenGlassRepository,
  ) {}

  async of(principal: Principal, profileId: string): Promise<readonly Happening[]> {
    const parts = await Promise.all([
      this.takenOn(profileId),
      this.allowed(profileId),
      this.referred(principal, profileId),
      this.applied(profileId),
      this.asked(profileId),
      this.glass.ofPerson(profileId).then((found) => found.map(throughGlass)),
    ]);
    return parts.flat().toSorted((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0));
  }

  private async takenOn(profileId: string): Promise<Happening[]> {
    const found = await this.caseworkers.of(profileId);
    return found ? [{ on: found.since.toISOString(), kind: 'caseworker', what: 'took-on', by: found.name }] : [];
  }

  private async allowed(profileId: string): Promise<Happening[]> {
    return (await this.consents.of(profileId)).flatMap(({ givenAt, withdrawnAt, recipient }) => {
      const given: Happening = { on: givenAt.toISOString(), kind: 'consent', what: 'given', of: recipient };
      return withdrawnAt ? [given, { ...given, on: withdrawnAt.toISOString(), what: 'withdrawn' }] : [given];
    });
  }

  private async referred(principal: Principal, profileId: string): Promise<Happening[]> {
    const found = await this.referrals.list(principal, { profileId }, undefined, MOST_REFERRALS);
    const each = found.map(async ({ id, to }) => {
      const [steps, { title }] = await Promise.all([this.referrals.stepsOf(id), this.recipients.titleOf(to)]);
      const about = { kind: 'referral', of: title, href: `/desk/referrals/${id}` } as const;
      return steps.map(({ step, on, actor }) => ({ on, what: step.kind, ...about, ...(actor && { by: actor.name }) }));
    });
    return (await Promise.all(each)).flat();
  }

  private async applied(profileId: string): Promise<Happening[]> {
    const each = (await this.cases.idsOf(profileId)).map((id) => this.cases.steps(id));
    return (await Promise.all(each))
      .flat()
      .map(({ step, on, actor }) => ({ on, kind: 'case', what: step.kind, ...(actor && { by: actor.name }) }));
  }

  private async asked(profileId: string): Promise<Happening[]> {
    return (await this.reviews.ofPerson(profileId)).flatMap(({ id, askedOn, answer }) => {
      const about = { kind: 'review', href: `/desk/reviews/${id}` } as const;
      const asked: Happening = { on: askedOn, what: 'asked', ...about };
      return answer ? [asked, { on: answer.on, what: 'answered', by: answer.by.name, ...about }] : [asked];
    });
  }
}

function throughGlass({ brokenAt, by, reason }: BrokenGlass): Happening {
  return { on: brokenAt.toISOString(), kind: 'glass', what: 'broken', by: by.name, of: reason };
}
