import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TokenGuard } from './access/requires-token.js';
import { OperationsController } from './operations/operations.controller.js';
import { LinkHeaderInterceptor } from './paging/link-header.interceptor.js';

@Module({
  controllers: [OperationsController],
  providers: [
    { provide: APP_GUARD, useClass: TokenGuard },
    { provide: APP_INTERCEPTOR, useClass: LinkHeaderInterceptor },
  ],
})
export class PlatformHttpModule {}
