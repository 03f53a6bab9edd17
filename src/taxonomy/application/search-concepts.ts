import { Injectable } from '@nestjs/common';
import type { LanguageTag } from '../../standards/index.js';
import type { ConceptSummary } from '../domain/concept-match.js';
import { fold } from '../domain/fold.js';
import { ConceptsRepository } from '../storage/concepts.repository.js';
import { LabelSearch, type SearchedKind } from '../storage/label-search.js';

export interface ConceptQuery {
  /** Words as somebody typed them; all concepts without. */
  readonly words?: string;
  readonly language: LanguageTag;
  readonly limit: number;
  /** The key of the last item of the page before. */
  readonly after?: string;
}

export type LabelledSummary = ConceptSummary & {
  readonly label: string;
  /** Its key in this list, for the page that follows. */
  readonly key: string;
};

/** Finds occupations or skills by words in any language, forgiving typing errors, and names them in the one asked for. */
@Injectable()
export class SearchConcepts {
  constructor(
    private readonly search: LabelSearch,
    private readonly concepts: ConceptsRepository,
  ) {}

  async execute(kind: SearchedKind, { words, language, limit, after }: ConceptQuery): Promise<LabelledSummary[]> {
    if (words === undefined) return this.labelled(await this.search.list(kind, after ?? '', limit), language, ({ uri }) => uri);
    const folded = fold(words);
    const offset = Math.max(0, Math.trunc(Number(after ?? 0)) || 0);
    const found = folded ? await this.search.find(kind, folded, language.split('-')[0] as string, limit, offset) : [];
    return this.labelled(found, language, (_summary, at) => String(offset + at + 1));
  }

  private async labelled(found: ConceptSummary[], language: LanguageTag, keyOf: (one: ConceptSummary, at: number) => string) {
    const labels = await this.concepts.labels(
      found.map(({ uri }) => uri),
      language,
    );
    return found.map((one, at) => ({ ...one, label: labels.get(one.uri) ?? one.uri, key: keyOf(one, at) }));
  }
}
