import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { ImpactPreviewsController } from './http/impact-previews.controller.js';

@Module({ imports: [AgreementsModule], controllers: [ImpactPreviewsController] })
export class EvidenceHttpModule {}
