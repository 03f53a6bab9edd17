import { Injectable } from '@nestjs/common';
import { GlassHoldings } from '../../identity/index.js';
import { MatchingHoldings } from '../../matching/index.js';
import { PassportHoldings } from '../../passport/index.js';
import { now } from '../../platform/clock.js';
import { asService } from '../../platform/database/reach.js';
import type { KeptLetter } from '../../platform/mail/letter.js';
import { Mail } from '../../platform/mail/mail.js';
import { ProfilesHoldings } from '../../profiles/index.js';
import { RecognitionHoldings } from '../../recognition/index.js';
import { ReferralsHoldings } from '../../referrals/index.js';
import { ReviewsHoldings } from '../../reviews/index.js';
import { Vacancies } from '../../vacancies/index.js';
import { EXPORT_FORMAT, EXPORT_VERSION, type ExportedLetter, type ExportedVacancy, type PersonExport } from '../domain/person-export.js';

/** Everything that each module holds about a person; of somebody who may be seen also what another country holds. */
@Injectable()
export class ExportPerson {
  constructor(
    private readonly profiles: ProfilesHoldings,
    private readonly recognition: RecognitionHoldings,
    private readonly matching: MatchingHoldings,
    private readonly referrals: ReferralsHoldings,
    private readonly reviews: ReviewsHoldings,
    private readonly passports: PassportHoldings,
    private readonly glass: GlassHoldings,
    private readonly vacancies: Vacancies,
    private readonly mail: Mail,
  ) {}

  /** @throws ProfileNotFound */
  async execute(id: string): Promise<PersonExport> {
    const profile = await this.profiles.collect(id);
    const [recognition, matches, referred, reviewed, given, glass, letters] = await asService(() =>
      Promise.all([
        this.recognition.collect(id),
        this.matching.collect(id),
        this.referrals.collect(id),
        this.reviews.collect(id),
        this.passports.collect(id),
        this.glass.collect(id),
        this.mail.ofSubject(id),
      ]),
    );
    const named = [...(matches.matchList?.items ?? []), ...(matches.matchList?.open ?? [])].map((one) => one.id);
    const proposed = [...matches.placements, ...matches.placementDecisions].flatMap(({ vacancyId }) => vacancyId ?? []);
    const referredTo = referred.referrals.flatMap(({ to }) => (to.kind === 'employer' ? to.vacancyId : []));
    const vacancies = await this.named([...new Set([...named, ...proposed, ...referredTo])]);
    return {
      format: EXPORT_FORMAT,
      version: EXPORT_VERSION,
      exportedAt: now().toISOString(),
      ...profile,
      ...recognition,
      ...matches,
      ...referred,
      ...reviewed,
      ...given,
      ...glass,
      letters: letters.map(exported),
      vacancies,
    };
  }

  private async named(ids: readonly string[]): Promise<ExportedVacancy[]> {
    return (await this.vacancies.many(ids)).map(({ id, title, region, employer = null }) => ({ id, title, region, employer }));
  }
}

function exported({ state, postedAt, endedAt, words }: KeptLetter): ExportedLetter {
  const told = words ? { to: words.to, title: words.title, text: words.text } : { to: null, title: null, text: null };
  return { state, postedAt: postedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null, ...told };
}
