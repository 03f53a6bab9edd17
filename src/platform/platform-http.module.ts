import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { OperationsController } from './operations/operations.controller.js';
import { LinkHeaderInterceptor } from './paging/link-header.interceptor.js';

@Module({
  controllers: [OperationsController],
  providers: [{ provide: APP_INTERCEPTOR, useClass: LinkHeaderInterceptor }],
})
export class PlatformHttpModule {}
