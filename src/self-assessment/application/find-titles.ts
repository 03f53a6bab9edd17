import { Injectable } from '@nestjs/common';
import { Agreements } from '../../agreements/index.js';
import { foldTitle, Qualifications, searchTitles } from '../../qualifications/index.js';
import type { CountryCode } from '../../standards/index.js';
import { titlesInRules } from '../domain/titles-in-rules.js';

export interface FoundTitle {
  readonly title: string;
  readonly english?: string;
  /** The register of qualifications has it: an award of a state, a school or a university. */
  readonly isRegistered: boolean;
}

/** Titles as they stand on papers, from the register and from the rules that name them. */
@Injectable()
export class FindTitles {
  constructor(
    private readonly agreements: Agreements,
    private readonly qualifications: Qualifications,
  ) {}

  async like(typed: string, country: CountryCode, limit: number): Promise<readonly FoundTitle[]> {
    const [{ agreements }, { qualifications }] = await Promise.all([this.agreements.register(), this.qualifications.register()]);
    const own = qualifications.filter((one) => one.country === country);
    const known = new Set(own.flatMap(({ title, aliases }) => [title, ...aliases].map(foldTitle)));
    const named = titlesInRules(agreements, country).filter((title) => !known.has(foldTitle(title)));
    const more = named.map((title) => ({ id: '', country, title, aliases: [], mappings: [] }));
    return searchTitles({ qualifications: [...own, ...more] }, country, typed, limit).map(({ id, title, titleEnglish }) => {
      return { title, ...(titleEnglish && { english: titleEnglish }), isRegistered: id !== '' };
    });
  }
}
