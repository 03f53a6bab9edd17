import { Module } from '@nestjs/common';
import { CodeMappingsController } from './http/code-mappings.controller.js';
import { ConceptsController } from './http/concepts.controller.js';
import { StandardsController } from './http/standards.controller.js';
import { TaxonomyModule } from './taxonomy.module.js';

@Module({ imports: [TaxonomyModule], controllers: [CodeMappingsController, ConceptsController, StandardsController] })
export class TaxonomyHttpModule {}
