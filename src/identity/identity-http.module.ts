import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessTokens } from './application/access-tokens.js';
import { ReasonedAccess } from './application/reasoned-access.js';
import { RefusedReads } from './application/refused-reads.js';
import { Sessions } from './application/sessions.js';
import { SignInAttempts } from './application/sign-in-attempts.js';
import { AccessGuard } from './http/access.guard.js';
import { CodeListSubject } from './http/code-list-subject.js';
import { AccessesController } from './http/glass/accesses.controller.js';
import { GlassController } from './http/glass/glass.controller.js';
import { GlassSubject } from './http/glass/glass-subject.js';
import { OperationSubject } from './http/operation-subject.js';
import { PresentProvider } from './http/present-provider.js';
import { BrowserSessions } from './http/sign-in/browser-sessions.js';
import { ChooseController } from './http/sign-in/choose.controller.js';
import { RelyingParty } from './http/sign-in/relying-party.js';
import { SignInController } from './http/sign-in/sign-in.controller.js';
import { IdentityModule } from './identity.module.js';
import { SessionsRepository } from './storage/sessions.repository.js';

@Module({
  controllers: [SignInController, ChooseController, GlassController, AccessesController],
  imports: [IdentityModule],
  providers: [
    ReasonedAccess,
    RefusedReads,
    SignInAttempts,
    GlassSubject,
    AccessTokens,
    SessionsRepository,
    Sessions,
    BrowserSessions,
    RelyingParty,
    PresentProvider,
    CodeListSubject,
    OperationSubject,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
})
export class IdentityHttpModule {}
