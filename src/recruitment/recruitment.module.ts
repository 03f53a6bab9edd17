import { Module } from '@nestjs/common';
import { VacanciesModule } from '../vacancies/index.js';
import { DecideOnFees } from './application/decide-on-fees.js';
import { FairRecruitment } from './application/fair-recruitment.js';
import { KeepLicences } from './application/keep-licences.js';
import { LookForFees } from './application/look-for-fees.js';
import { FeeReviewsRepository } from './storage/fee-reviews.repository.js';
import { LicencesRepository } from './storage/licences.repository.js';
import { ReportedFeesRepository } from './storage/reported-fees.repository.js';

const PROVIDED = [
  LicencesRepository,
  FeeReviewsRepository,
  ReportedFeesRepository,
  FairRecruitment,
  KeepLicences,
  LookForFees,
  DecideOnFees,
];

@Module({ imports: [VacanciesModule], providers: PROVIDED, exports: PROVIDED })
export class RecruitmentModule {}
