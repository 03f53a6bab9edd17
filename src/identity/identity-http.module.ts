import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ReasonedAccess } from './application/reasoned-access.js';
import { AccessGuard } from './http/access.guard.js';
import { OperationSubject } from './http/operation-subject.js';
import { IdentityModule } from './identity.module.js';
import { ReasonedAccessRepository } from './storage/reasoned-access.repository.js';

@Module({
  imports: [IdentityModule],
  providers: [ReasonedAccessRepository, ReasonedAccess, OperationSubject, { provide: APP_GUARD, useClass: AccessGuard }],
})
export class IdentityHttpModule {}
