import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { MatchingModule } from '../matching/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { PreviewImpact } from './application/preview-impact.js';

@Module({
  imports: [AgreementsModule, ProfilesModule, RecognitionModule, MatchingModule],
  providers: [PreviewImpact],
  exports: [PreviewImpact],
})
export class EvidenceModule {}
