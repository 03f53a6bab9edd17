import { Module } from '@nestjs/common';
import { CodeMappings } from './application/code-mappings.js';
import { CodeText } from './application/code-text.js';
import { ImportEsco } from './application/import-esco.js';
import { LoadStarterSet } from './application/load-starter-set.js';
import { PublishCodes } from './application/publish-codes.js';
import { ReadConcept } from './application/read-concept.js';
import { ReadIscoTitles } from './application/read-isco-titles.js';
import { SearchConcepts } from './application/search-concepts.js';
import { TakeInRelease } from './application/take-in-release.js';
import { Taxonomy } from './application/taxonomy.js';
import { CodeMappingsRepository } from './storage/code-mappings.repository.js';
import { CodingLabelsRepository } from './storage/coding-labels.repository.js';
import { ConceptsRepository } from './storage/concepts.repository.js';
import { ImportReportsRepository } from './storage/import-reports.repository.js';
import { LabelSearch } from './storage/label-search.js';

@Module({
  providers: [
    CodeMappings,
    CodeMappingsRepository,
    CodeText,
    PublishCodes,
    CodingLabelsRepository,
    ConceptsRepository,
    ImportReportsRepository,
    LabelSearch,
    ImportEsco,
    LoadStarterSet,
    ReadConcept,
    ReadIscoTitles,
    SearchConcepts,
    TakeInRelease,
    Taxonomy,
  ],
  exports: [CodeMappings, CodeText, PublishCodes, ImportEsco, LoadStarterSet, ReadConcept, ReadIscoTitles, SearchConcepts, Taxonomy],
})
export class TaxonomyModule {}
