import { mapped, type Work } from './work.js';

/** A weighted term of a document or of a question. */
export type Terms = ReadonlyMap<string, number>;

/** Terms and the documents that hold them, as arrays: a question is answered by adding up, one term at a time. */
export class TermIndex {
  private readonly termIds = new Map<string, number>();
  private readonly counts: number[] = [];
  private begins = new Uint32Array();
  private documents = new Uint32Array();
  private weights = new Float32Array();
  private rarities = new Float64Array();

  private constructor(readonly size: number) {}

  /** @param weigh final weights of one document, given the rarity of every term */
  static *building(
    documents: readonly Terms[],
    weigh: (terms: Terms, rarity: (term: string) => number) => Terms = (terms) => terms,
  ): Work<TermIndex> {
    const index = new TermIndex(documents.length);
    yield* mapped(documents, (terms) => index.count(terms));
    index.allot();
    const next = index.begins.slice();
    yield* mapped(documents, (terms, at) => index.place(at, weigh(terms, index.rarity), next));
    return index;
  }

  /** Logarithm of how few documents hold the term (inverse document frequency); that of a single document for an unknown one. */
  readonly rarity = (term: string): number => {
    const id = this.termIds.get(term);
    return id === undefined ? Math.log(1 + this.size) : (this.rarities[id] as number);
  };

  has(term: string): boolean {
    return this.termIds.has(term);
  }

  /** Adds, for every document, the products of weights to `sums`. */
  add(question: Terms, sums: Float32Array): void {
    for (const [term, weight] of question) {
      const id = this.termIds.get(term);
      if (id === undefined) continue;
      const end = this.begins[id + 1] as number;
      for (let at = this.begins[id] as number; at < end; at++) {
        const document = this.documents[at] as number;
        sums[document] = (sums[document] as number) + weight * (this.weights[at] as number);
      }
    }
  }

  /** Every term of any document. */
  terms(): Iterable<string> {
    return this.termIds.keys();
  }

  /** Documents that hold the term. */
  holding(term: string): Uint32Array {
    const id = this.termIds.get(term);
    return id === undefined ? new Uint32Array() : this.documents.subarray(this.begins[id], this.begins[id + 1]);
  }

  private count(terms: Terms): void {
    for (const term of terms.keys()) {
      const id = this.termIds.get(term) ?? this.counts.push(0) - 1;
      this.termIds.set(term, id);
      this.counts[id] = (this.counts[id] as number) + 1;
    }
  }

  /** Room for every term of every document. */
  private allot(): void {
    this.rarities = Float64Array.from(this.counts, (count) => Math.log(1 + this.size / count));
    this.begins = new Uint32Array(this.counts.length + 1);
    for (const [id, count] of this.counts.entries()) this.begins[id + 1] = (this.begins[id] as number) + count;
    this.documents = new Uint32Array(this.begins[this.counts.length] as number);
    this.weights = new Float32Array(this.documents.length);
  }

  private place(document: number, terms: Terms, next: Uint32Array): void {
    for (const [term, weight] of terms) {
      const id = this.termIds.get(term) as number;
      const at = next[id] as number;
      this.documents[at] = document;
      this.weights[at] = weight;
      next[id] = at + 1;
    }
  }
}

/** Makes the squares of the weights sum to one. */
function normalised(terms: Terms): Map<string, number> {
  let squares = 0;
  for (const weight of terms.values()) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  return new Map([...terms].map(([term, weight]) => [term, weight / length]));
}

/** Each weight times the rarity of its term; their squares sum to one. */
export function weighed(terms: Terms, rarity: (term: string) => number): Map<string, number> {
  return normalised(new Map([...terms].map(([term, weight]) => [term, weight * rarity(term)])));
}
