import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { IdentityModule } from '../identity/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { QualificationsModule } from '../qualifications/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { VacanciesModule } from '../vacancies/index.js';
import { LoadDemonstration } from './application/load-demonstration.js';

@Module({
  imports: [TaxonomyModule, IdentityModule, QualificationsModule, AgreementsModule, ProfilesModule, VacanciesModule],
  providers: [LoadDemonstration],
  exports: [LoadDemonstration],
})
export class DemonstrationModule {}
