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

/** A word of six letters with one wrong still shares some half of its trigrams. */
const LEAST_SIMILARITY = '0.4';

/** Begins with the words, or has a word that begins with them: cheap, and always before what is only similar. */
const LITERALLY = `folded LIKE $1 || '%' OR folded LIKE '% ' || $1 || '%'`;
const SIMILARLY = `$1 <% folded`;

/**
 * The best label of each concept, then the concepts by it: nearness; among near ones preferred labels, then the asked language, then the shortest.
 * Similarity is computed only where the words themselves are not there: it is 1 where they are.
 */
const statement = (kind: SearchedKind, condition: string) => `
  WITH near AS (
    SELECT concept_uri, language, kind, text, folded,
      CASE WHEN folded = $1 THEN 0 WHEN starts_with(folded, $1) THEN 1 WHEN strpos(folded, ' ' || $1) > 0 THEN 2 ELSE 3 END AS closeness
    FROM taxonomy.label WHERE concept_kind = '${kind}' AND (${condition})
  ), hit AS (
    SELECT *, CASE closeness WHEN 3 THEN word_similarity($1, folded) ELSE 1 END AS similarity,
      CASE closeness WHEN 3 THEN similarity($1, folded) ELSE 1 END AS whole
    FROM near
  ), best AS (
    SELECT DISTINCT ON (concept_uri) * FROM hit
    ORDER BY concept_uri, closeness, closeness < 3 AND kind <> 'preferred', similarity + whole DESC, language <> $2, length(folded), language, text
  )
  SELECT uri, isco, skill_type, reuse_level, text, language, best.kind, closeness, similarity
  FROM best JOIN taxonomy.concept ON uri = concept_uri WHERE NOT retired
  ORDER BY closeness, closeness < 3 AND best.kind <> 'preferred', similarity + whole DESC, language <> $2, length(folded), uri
  LIMIT $3 OFFSET $4`;

@Injectable()
export class LabelSearch {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @param folded words to find, folded @param language of labels to put first among equals */
  find(kind: SearchedKind, folded: string, language: string, limit: number, offset: number): Promise<ConceptSummary[]> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT set_config('pg_trgm.word_similarity_threshold', $1, true)`, [LEAST_SIMILARITY]);
      const asked = [folded, language, limit, offset];
      const literal: Row[] = await tx.query(statement(kind, LITERALLY), asked);
      const rows: Row[] = literal.length === limit ? literal : await tx.query(statement(kind, SIMILARLY), asked);
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
