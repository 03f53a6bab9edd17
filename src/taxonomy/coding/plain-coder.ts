import { fold } from '../domain/fold.js';
import type { CodingTaxonomy } from './labels.js';
import { TermIndex, weighed } from './term-index.js';
import { trigramsOf } from './words.js';
import { atOnce } from './work.js';

/** What the coder is measured against: words and letter trigrams of every label, cosine of TF-IDF, the best label of each occupation. */
export class PlainCoder {
  private readonly index: TermIndex;

  constructor(private readonly taxonomy: CodingTaxonomy) {
    this.index = atOnce(
      TermIndex.building(
        taxonomy.occupationLabels.map(({ text }) => plainTerms(text)),
        weighed,
      ),
    );
  }

  /** URIs of occupations, the likeliest first. */
  code(title: string, limit: number): string[] {
    const sums = new Float32Array(this.index.size);
    this.index.add(weighed(plainTerms(title), this.index.rarity), sums);
    const order = [...sums.keys()].filter((at) => (sums[at] as number) > 0).toSorted((a, b) => (sums[b] as number) - (sums[a] as number));
    return [...new Set(order.map((at) => this.taxonomy.occupationLabels[at]?.uri ?? ''))].slice(0, limit);
  }
}

function plainTerms(text: string): Map<string, number> {
  const words = fold(text).split(' ').filter(Boolean);
  const terms = [...words, ...words.flatMap(trigramsOf).map((trigram) => `~${trigram}`)];
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
