import { Module } from '@nestjs/common';
import { CodingController } from './http/coding.controller.js';
import { ConceptsController } from './http/concepts.controller.js';
import { StandardsController } from './http/standards.controller.js';
import { TaxonomyModule } from './taxonomy.module.js';

@Module({ imports: [TaxonomyModule], controllers: [CodingController, ConceptsController, StandardsController] })
export class TaxonomyHttpModule {}
