import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { today } from '../../platform/clock.js';
import { parseIsoDate } from '../../standards/index.js';
import { CodeMappings } from '../../taxonomy/index.js';
import { FeedMappingChangedMeanwhile, NoFeedMapping } from '../domain/feed-mapping.errors.js';
import type { FeedMapping } from '../domain/feed-mapping.js';
import { FeedMappingsRepository, type KeptMapping } from '../storage/feed-mappings.repository.js';

/** How the feed of a source is read; it holds for imports that begin from then on. */
@Injectable()
export class MapFeed {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly codeMappings: CodeMappings,
    private readonly mappings: FeedMappingsRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws NoFeedMapping */
  async get(source: string): Promise<KeptMapping> {
    const kept = await this.mappings.find(source);
    if (!kept) throw new NoFeedMapping(source);
    return kept;
  }

  /** @param expected the revision that was read; 0: there was none @throws FeedMappingChangedMeanwhile @throws CodeVersionNotFound */
  async execute(source: string, mapping: FeedMapping, expected: number): Promise<KeptMapping> {
    if (mapping.scheme) await this.codeMappings.inForce(mapping.scheme, parseIsoDate(today()));
    const revision = await this.dataSource.transaction(async (tx) => {
      const kept = await this.mappings.keep(tx, source, mapping, expected);
      if (kept === undefined) throw new FeedMappingChangedMeanwhile(source);
      await this.audit.append(tx, { action: 'feed.mapped', subjectId: null, details: { revision: kept } });
      return kept;
    });
    return { revision, mapping };
  }
}
