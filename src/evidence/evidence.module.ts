import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { MatchingModule } from '../matching/index.js';
import { PersonalDataModule } from '../personal-data/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { CountBySex } from './application/count-by-sex.js';
import { PreviewImpact } from './application/preview-impact.js';
import { PeopleBySexRepository } from './storage/people-by-sex.repository.js';

@Module({
  imports: [AgreementsModule, ProfilesModule, RecognitionModule, MatchingModule, PersonalDataModule],
  providers: [PreviewImpact, PeopleBySexRepository, CountBySex],
  exports: [PreviewImpact, CountBySex],
})
export class EvidenceModule {}
