import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { IscoCode, LanguageTag, OccupationUri } from '../../standards/index.js';
import type { ConceptKind, ConceptLabel, OccupationSkills } from '../domain/concept.js';
import type { ConceptDetail } from '../domain/concept-match.js';

const OCCUPATIONS = (which: string) => `
  SELECT uri, isco,
    coalesce(array_agg(asked.skill_uri ORDER BY asked.skill_uri) FILTER (WHERE asked.relation = 'essential'), '{}') AS essential,
    coalesce(array_agg(asked.skill_uri ORDER BY asked.skill_uri) FILTER (WHERE asked.relation = 'optional'), '{}') AS optional
  FROM taxonomy.concept LEFT JOIN taxonomy.occupation_skill asked ON asked.occupation_uri = uri AND NOT asked.retired
  WHERE kind = 'occupation' AND ${which} GROUP BY uri, isco ORDER BY uri`;

@Injectable()
export class ConceptsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Retired ones too: who refers to them still finds them. Without `uris`: all. */
  occupations(uris?: readonly OccupationUri[]): Promise<OccupationSkills[]> {
    return uris ? this.dataSource.query(OCCUPATIONS('uri = ANY($1)'), [uris]) : this.dataSource.query(OCCUPATIONS('true'));
  }

  /** Those that stand in the group or in one below it; none that are retired. */
  occupationsOfIsco(group: IscoCode): Promise<OccupationSkills[]> {
    return this.dataSource.query(OCCUPATIONS(`isco LIKE $1 || '%' AND NOT concept.retired`), [group]);
  }

  async labels(uris: readonly string[], language: LanguageTag): Promise<Map<string, string>> {
    return new Map([...(await this.labelsIn(uris, language))].map(([uri, { text }]) => [uri, text]));
  }

  /** Preferred labels in the language, else in English, else in any; each with the language that it is in. */
  async labelsIn(uris: readonly string[], language: LanguageTag): Promise<Map<string, ConceptLabel>> {
    const rows: ({ uri: string } & ConceptLabel)[] = await this.dataSource.query(
      `SELECT DISTINCT ON (concept_uri) concept_uri AS uri, text, language FROM taxonomy.label WHERE kind = 'preferred' AND concept_uri = ANY($1)
       ORDER BY concept_uri, language <> $2, language <> 'en', language`,
      [uris, primary(language)],
    );
    return new Map(rows.map(({ uri, text, language: of }) => [uri, { text, language: of }]));
  }

  async texts(uris: readonly string[]): Promise<Map<string, Record<string, string>>> {
    const rows: { uri: string; texts: Record<string, string> }[] = await this.dataSource.query(
      `SELECT concept_uri AS uri, jsonb_object_agg(language, text) AS texts FROM taxonomy.label
       WHERE kind = 'preferred' AND concept_uri = ANY($1) GROUP BY concept_uri`,
      [uris],
    );
    return new Map(rows.map(({ uri, texts }) => [uri, texts]));
  }

  /** In one language, in the order of the alphabet. */
  async alternativeLabels(uri: string, language: LanguageTag): Promise<string[]> {
    const rows: { text: string }[] = await this.dataSource.query(
      `SELECT text FROM taxonomy.label WHERE concept_uri = $1 AND language = $2 AND kind = 'alternative' ORDER BY folded, text`,
      [uri, primary(language)],
    );
    return rows.map(({ text }) => text);
  }

  async detail(kind: ConceptKind, uri: string): Promise<ConceptDetail | undefined> {
    const [row] = await this.dataSource.query(
      `SELECT uri, isco, skill_type AS "skillType", reuse_level AS "reuseLevel", retired, release FROM taxonomy.concept WHERE uri = $1 AND kind = $2`,
      [uri, kind],
    );
    return row;
  }

  /** @returns the first of the URIs that names no concept of the kind */
  async firstUnknown<Uri extends string>(kind: ConceptKind, uris: readonly Uri[]): Promise<Uri | undefined> {
    const [row] = await this.dataSource.query(
      `SELECT asked.uri FROM unnest($1::text[]) WITH ORDINALITY AS asked (uri, place)
       WHERE NOT EXISTS (SELECT FROM taxonomy.concept held WHERE held.uri = asked.uri AND held.kind = $2) ORDER BY place LIMIT 1`,
      [uris, kind],
    );
    return row?.uri;
  }

  /** Titles of ISCO groups as imported releases give them, by code: none in a language that no release had. */
  async iscoTitles(language: LanguageTag): Promise<Map<string, string>> {
    const rows: { code: string; text: string }[] = await this.dataSource.query(
      `SELECT code, text FROM taxonomy.concept JOIN taxonomy.label ON concept_uri = uri AND label.kind = 'preferred' AND language = $1
       WHERE concept.kind = 'isco-group' AND NOT retired`,
      [primary(language)],
    );
    return new Map(rows.map(({ code, text }) => [code, text]));
  }

  async revision(): Promise<number> {
    const [{ number }] = await this.dataSource.query(`SELECT number FROM taxonomy.revision`);
    return Number(number);
  }
}

/** Releases come by language alone. */
function primary(language: LanguageTag): string {
  return language.split('-')[0] as string;
}
