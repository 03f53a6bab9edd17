import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AuditController } from './http/audit.controller.js';
import { AuditInterceptor } from './http/audit.interceptor.js';
import { SignedHeadsController } from './http/signed-heads.controller.js';

@Module({ controllers: [AuditController, SignedHeadsController], providers: [{ provide: APP_INTERCEPTOR, useClass: AuditInterceptor }] })
export class AuditHttpModule {}
