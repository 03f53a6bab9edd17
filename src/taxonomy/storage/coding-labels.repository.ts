import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { CodingLabel, CodingTaxonomy } from '../coding/labels.js';

/** What the coder is built from, as it is held now; nothing that is retired. */
@Injectable()
export class CodingLabelsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async read(): Promise<CodingTaxonomy> {
    const [occupations, occupationLabels, skillLabels, titles] = await Promise.all([
      this.occupations(),
      this.labels('occupation'),
      this.labels('skill'),
      this.iscoTitles(),
    ]);
    return { occupations, occupationLabels, skillLabels, iscoTitles: new Map(titles.map(({ code, text }) => [code, text])) };
  }

  private occupations(): Promise<CodingTaxonomy['occupations']> {
    return this.dataSource.query(
      `SELECT uri, isco, code, (SELECT string_agg(text, ' ' ORDER BY language) FROM taxonomy.description WHERE concept_uri = uri) AS about,
         coalesce(array_agg(asked.skill_uri) FILTER (WHERE asked.relation = 'essential'), '{}') AS essential,
         coalesce(array_agg(asked.skill_uri) FILTER (WHERE asked.relation = 'optional'), '{}') AS optional
       FROM taxonomy.concept LEFT JOIN taxonomy.occupation_skill asked ON asked.occupation_uri = uri AND NOT asked.retired
       WHERE kind = 'occupation' AND NOT concept.retired GROUP BY uri, isco, code ORDER BY uri`,
    );
  }

  private labels(kind: 'occupation' | 'skill'): Promise<CodingLabel[]> {
    return this.dataSource.query(
      `SELECT uri, language, label.kind, text FROM taxonomy.label JOIN taxonomy.concept ON uri = concept_uri
       WHERE concept.kind = $1 AND NOT concept.retired ORDER BY uri, language, text`,
      [kind],
    );
  }

  private iscoTitles(): Promise<{ code: string; text: string }[]> {
    return this.dataSource.query(
      `SELECT code, string_agg(text, ' ' ORDER BY language) AS text FROM taxonomy.concept JOIN taxonomy.label ON concept_uri = uri
       WHERE concept.kind = 'isco-group' AND label.kind = 'preferred' AND NOT retired AND code IS NOT NULL GROUP BY code`,
    );
  }
}
