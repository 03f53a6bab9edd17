import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TokenGuard } from './access/requires-token.js';
import { OperationsController } from './operations/operations.controller.js';

@Module({ controllers: [OperationsController], providers: [{ provide: APP_GUARD, useClass: TokenGuard }] })
export class PlatformHttpModule {}
