import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Moves what a module keeps of answers to the person whose profile they become, sealed under that person's key. */
type Move = (tx: EntityManager, draftId: string, profileId: string) => Promise<void>;

/** What modules that know this one keep of answers; it moves in the transaction in which the answers become a profile, before they are erased. */
@Injectable()
export class MovesAlong {
  private readonly moves: Move[] = [];

  register(move: Move): void {
    this.moves.push(move);
  }

  async all(tx: EntityManager, draftId: string, profileId: string): Promise<void> {
    for (const move of this.moves) await move(tx, draftId, profileId);
  }
}
