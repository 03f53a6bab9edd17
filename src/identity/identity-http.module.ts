import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessTokens } from './application/access-tokens.js';
import { ReasonedAccess } from './application/reasoned-access.js';
import { AccessGuard } from './http/access.guard.js';
import { OperationSubject } from './http/operation-subject.js';
import { PresentProvider } from './http/present-provider.js';
import { IdentityModule } from './identity.module.js';
import { ReasonedAccessRepository } from './storage/reasoned-access.repository.js';

@Module({
  imports: [IdentityModule],
  providers: [
    ReasonedAccessRepository,
    ReasonedAccess,
    AccessTokens,
    PresentProvider,
    OperationSubject,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
})
export class IdentityHttpModule {}
