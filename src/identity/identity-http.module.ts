import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './http/access.guard.js';
import { IdentityModule } from './identity.module.js';

@Module({ imports: [IdentityModule], providers: [{ provide: APP_GUARD, useClass: AccessGuard }] })
export class IdentityHttpModule {}
