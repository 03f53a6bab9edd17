import { Module } from '@nestjs/common';
import { ConceptsController } from './http/concepts.controller.js';
import { StandardsController } from './http/standards.controller.js';
import { TaxonomyModule } from './taxonomy.module.js';

@Module({ imports: [TaxonomyModule], controllers: [ConceptsController, StandardsController] })
export class TaxonomyHttpModule {}
