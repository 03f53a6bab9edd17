import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { AgencyLicencesController } from './http/agency-licences.controller.js';
import { FeeReviewsController } from './http/fee-reviews.controller.js';
import { RecruitmentModule } from './recruitment.module.js';

@Module({ imports: [IdentityModule, RecruitmentModule], controllers: [AgencyLicencesController, FeeReviewsController] })
export class RecruitmentHttpModule {}
