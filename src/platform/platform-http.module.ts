import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { OperationsController } from './operations/operations.controller.js';
import { LinkHeaderInterceptor } from './paging/link-header.interceptor.js';
import { QuotaInterceptor } from './quotas/quota.interceptor.js';
import { Quotas } from './quotas/quotas.js';

@Module({
  controllers: [OperationsController, DeadLettersController],
  providers: [
    Quotas,
    { provide: APP_INTERCEPTOR, useClass: QuotaInterceptor },
    { provide: APP_INTERCEPTOR, useClass: LinkHeaderInterceptor },
  ],
})
export class PlatformHttpModule {}
