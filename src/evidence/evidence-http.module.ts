import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { EvidenceModule } from './evidence.module.js';
import { ImpactPreviewsController } from './http/impact-previews.controller.js';
import { IndicatorsController } from './http/indicators.controller.js';

@Module({ imports: [AgreementsModule, EvidenceModule], controllers: [ImpactPreviewsController, IndicatorsController] })
export class EvidenceHttpModule {}
