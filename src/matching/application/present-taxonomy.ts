import { Injectable } from '@nestjs/common';
import { Taxonomy } from '../../taxonomy/index.js';
import { OccupationNearness } from '../domain/nearness.js';
import { Occupations } from '../domain/occupations.js';

export interface TaxonomyAt {
  readonly revision: number;
  readonly occupations: Occupations;
  readonly nearness: OccupationNearness;
}

/** Occupations and their skills in memory, read again when the taxonomy has changed. */
@Injectable()
export class PresentTaxonomy {
  private held?: Promise<TaxonomyAt>;

  constructor(private readonly taxonomy: Taxonomy) {}

  async get(): Promise<TaxonomyAt> {
    const revision = await this.taxonomy.revision();
    const held = await this.held?.catch(() => undefined);
    if (held && held.revision >= revision) return held;
    this.held = this.read(revision);
    return this.held;
  }

  /** The revision is read first: what is read after it is at least as new. */
  private async read(revision: number): Promise<TaxonomyAt> {
    const occupations = new Occupations(await this.taxonomy.relations());
    return { revision, occupations, nearness: new OccupationNearness(occupations) };
  }
}
