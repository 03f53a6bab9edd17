import { Injectable } from '@nestjs/common';
import { type IscoCode, iscoTitleIn, type LanguageTag, type OccupationUri, type RegionCode, regionName } from '../../standards/index.js';
import { ReadIscoTitles, Taxonomy } from '../../taxonomy/index.js';
import type { Cell } from '../domain/cell.js';
import { ANYWHERE, groupOfUnnamed, WHOLE } from '../domain/supply.js';

/** A cell in words; null: all occupations or skills, the whole country, anywhere in it. */
export interface TitledCell extends Cell {
  readonly title: string | null;
  readonly regionName: string | null;
}

/** Names of groups and concepts in a language, an imported release before our own; in English where neither has one. */
@Injectable()
export class TitleCells {
  constructor(
    private readonly taxonomy: Taxonomy,
    private readonly iscoTitles: ReadIscoTitles,
  ) {}

  async execute(cells: readonly Cell[], language: LanguageTag): Promise<readonly TitledCell[]> {
    const isConcept = ({ level, code }: Cell) => level === 'esco' && !groupOfUnnamed(code);
    const uris = [...new Set(cells.filter(isConcept).map(({ code }) => code as OccupationUri))];
    const [labels, titles] = await Promise.all([this.taxonomy.labels(uris, language), this.iscoTitles.execute(language)]);
    const titleOf = ({ level, code }: Cell) => {
      if (level === 'all') return null;
      const group = groupOfUnnamed(code) ?? (level === 'esco' ? undefined : code);
      return group ? (titles.get(group) ?? iscoTitleIn(group as IscoCode, language).text) : (labels.get(code) ?? code);
    };
    const isNamed = (region: string) => region !== WHOLE && region !== ANYWHERE;
    return cells.map((cell) => ({
      ...{ ...cell, title: titleOf(cell), regionName: isNamed(cell.region) ? regionName(cell.region as RegionCode) : null },
    }));
  }
}
