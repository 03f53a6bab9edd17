import { Module } from '@nestjs/common';
import { SandboxController } from './http/sandbox.controller.js';
import { SandboxModule } from './sandbox.module.js';

@Module({ imports: [SandboxModule], controllers: [SandboxController] })
export class SandboxHttpModule {}
