import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { SelfAssessmentModule } from '../self-assessment/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { ContentOfDraft } from './application/content-of-draft.js';
import { ContentOfProfile } from './application/content-of-profile.js';
import { Passports } from './application/passports.js';
import { Shares } from './application/shares.js';
import { SigningKeys } from './application/signing-keys.js';
import { VerifyPassport } from './application/verify-passport.js';
import { PassportHoldings } from './storage/passport-holdings.js';
import { PassportsRepository } from './storage/passports.repository.js';
import { SharesRepository } from './storage/shares.repository.js';
import { SigningKeysRepository } from './storage/signing-keys.repository.js';

@Module({
  imports: [AuditModule, TaxonomyModule, ProfilesModule, RecognitionModule, SelfAssessmentModule],
  providers: [
    ...[PassportsRepository, SharesRepository, SigningKeysRepository, PassportHoldings],
    ...[SigningKeys, Passports, Shares, VerifyPassport, ContentOfDraft, ContentOfProfile],
  ],
  exports: [Passports, Shares, SigningKeys, VerifyPassport, ContentOfDraft, ContentOfProfile, PassportHoldings],
})
export class PassportModule {}
