import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Holdings, type Removed, removeRows } from '../../platform/data-subjects/holdings.js';
import type { BrokenGlass } from '../domain/broken-glass.js';
import { BrokenGlassRepository } from './broken-glass.repository.js';

/** That somebody read with a reason stays; the reason, and of whom, go. */
const REMOVES = {
  'identity.glass_looked_at': `DELETE FROM identity.glass_looked_at WHERE profile_id = $1`,
  'identity.broken_glass': `DELETE FROM identity.broken_glass WHERE profile_id = $1`,
  'identity.reasoned_access': `UPDATE identity.reasoned_access SET reason = NULL, sealed = NULL, address = '', profile_id = NULL WHERE profile_id = $1`,
};

export interface CollectedGlass {
  readonly brokenGlass: readonly BrokenGlass[];
}

@Injectable()
export class GlassHoldings implements Holdings {
  constructor(private readonly glass: BrokenGlassRepository) {}

  async collect(subject: string): Promise<CollectedGlass> {
    return { brokenGlass: await this.glass.ofPerson(subject) };
  }

  erase(tx: EntityManager, subject: string): Promise<Removed> {
    return removeRows(tx, subject, REMOVES);
  }
}
