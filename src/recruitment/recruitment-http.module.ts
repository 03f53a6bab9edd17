import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { VacanciesModule } from '../vacancies/index.js';
import { AgencyLicencesController } from './http/agency-licences.controller.js';
import { FeeReviewsController } from './http/fee-reviews.controller.js';
import { AgenciesController } from './pages/agencies.controller.js';
import { FeesController } from './pages/fees.controller.js';
import { ReportFeeController } from './pages/report-fee.controller.js';
import { RecruitmentModule } from './recruitment.module.js';

@Module({
  imports: [IdentityModule, RecruitmentModule, VacanciesModule],
  controllers: [AgencyLicencesController, FeeReviewsController, FeesController, ReportFeeController, AgenciesController],
})
export class RecruitmentHttpModule {}
