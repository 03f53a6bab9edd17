import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { IdentityModule } from '../identity/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { QualificationsModule } from '../qualifications/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { VacanciesModule } from '../vacancies/index.js';
import { LayTheDesk } from './application/lay-the-desk.js';
import { LoadDemonstration } from './application/load-demonstration.js';

@Module({
  imports: [
    ...[TaxonomyModule, IdentityModule, QualificationsModule, AgreementsModule, ProfilesModule, VacanciesModule],
    ...[RecognitionModule, ReferralsModule, ReviewsModule],
  ],
  providers: [LoadDemonstration, LayTheDesk],
  exports: [LoadDemonstration, LayTheDesk],
})
export class DemonstrationModule {}
