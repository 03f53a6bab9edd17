import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { IscoCode } from '../../standards/index.js';
import type { LabelKind } from '../domain/concept.js';
import { CLOSENESS, type ConceptSummary } from '../domain/concept-match.js';

export type SearchedKind = 'occupation' | 'skill';

interface Row {
  readonly uri: string;
  readonly isco: IscoCode | null;
  readonly skill_type: string | null;
  readonly reuse_level: string | null;
  readonly text: string;
  readonly language: string;
  readonly kind: LabelKind;
  readonly closeness: 0 | 1 | 2 | 3;
  readonly similarity: number;
}

/** A word with one wrong letter in five still shares half of its trigrams. */
const LEAST_SIMILARITY = '0.5';

/** The best label of each concept, then the concepts by it: nearness; among near ones preferred labels, then the asked language. */
const statement = (kind: SearchedKind) => `
  WITH hit AS (
    SELECT concept_uri, language, kind, text, word_similarity($1, folded) AS similarity, similarity($1, folded) AS whole,
      CASE WHEN folded = $1 THEN 0 WHEN starts_with(folded, $1) THEN 1 WHEN strpos(' ' || folded || ' ', ' ' || $1 || ' ') > 0 THEN 2 ELSE 3 END AS closeness
    FROM taxonomy.label WHERE concept_kind = '${kind}' AND $1 <% folded
  ), best AS (
    SELECT DISTINCT ON (concept_uri) * FROM hit
    ORDER BY concept_uri, closeness, closeness < 3 AND kind <> 'preferred', similarity DESC, language <> $2, whole DESC, language, text
  )
  SELECT uri, isco, skill_type, reuse_level, text, language, best.kind, closeness, similarity
  FROM best JOIN taxonomy.concept ON uri = concept_uri WHERE NOT retired
  ORDER BY closeness, closeness < 3 AND best.kind <> 'preferred', similarity DESC, language <> $2, whole DESC, uri
  LIMIT $3 OFFSET $4`;

@Injectable()
export class LabelSearch {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @param folded words to find, folded @param language of labels to put first among equals */
  find(kind: SearchedKind, folded: string, language: string, limit: number, offset: number): Promise<ConceptSummary[]> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT set_config('pg_trgm.word_similarity_threshold', $1, true)`, [LEAST_SIMILARITY]);
      const rows: Row[] = await tx.query(statement(kind), [folded, language, limit, offset]);
      return rows.map(toSummary);
    });
  }

  /** By URI, from after `after`. */
  async list(kind: SearchedKind, after: string, limit: number): Promise<ConceptSummary[]> {
    const rows: Row[] = await this.dataSource.query(
      `SELECT uri, isco, skill_type, reuse_level FROM taxonomy.concept WHERE kind = $1 AND uri > $2 AND NOT retired ORDER BY uri LIMIT $3`,
      [kind, after, limit],
    );
    return rows.map((row) => ({ ...toSummary(row), match: null }));
  }
}

function toSummary({ uri, isco, skill_type, reuse_level, text, language, kind, closeness, similarity }: Row): ConceptSummary {
  const match = { label: text, language, kind, closeness: CLOSENESS[closeness], similarity: Math.round(similarity * 1000) / 1000 };
  return { uri, isco, skillType: skill_type, reuseLevel: reuse_level, match };
}
