import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import { type FeeWords, feeWordsIn } from '../domain/fee-words.js';
import { FeeReviewsRepository } from '../storage/fee-reviews.repository.js';

const PAGE = 500;

/** Looks through what is new among vacancies, and raises a review where one speaks of fees. Safe to run twice and by several at once. */
@Injectable()
export class LookForFees {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly vacancies: Vacancies,
    private readonly reviews: FeeReviewsRepository,
  ) {}

  async execute(): Promise<void> {
    for (let looked = PAGE; looked === PAGE; ) looked = await this.page();
  }

  private page(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const changed = await this.vacancies.changedSince(await this.reviews.lookedThrough(tx), PAGE);
      const found = changed.map((vacancy) => ({ vacancy, words: wordsOf(vacancy) }));

      await this.reviews.drop(
        tx,
        found.filter(({ words }) => !words.length).map(({ vacancy }) => vacancy.id),
      );
      for (const { vacancy, words } of found) if (words.length) await this.reviews.raise(tx, reviewOf(vacancy, words));
      const last = changed.at(-1);
      if (last) await this.reviews.lookedUpTo(tx, last.revision);
      return changed.length;
    });
  }
}

/** What of a vacancy speaks of fees now. */
export function wordsOf({ title, description = '' }: Pick<Vacancy, 'title' | 'description'>): readonly FeeWords[] {
  return feeWordsIn(`${title}\n${description}`);
}

export function reviewOf({ id, country, source }: Vacancy, found: readonly FeeWords[]) {
  return { vacancyId: id, country, organisation: source, wordsDigest: digestOf(found), found };
}

export function digestOf(found: readonly FeeWords[]): string {
  return createHash('sha256')
    .update(JSON.stringify(found.map(({ words }) => words).toSorted()))
    .digest('hex');
}
