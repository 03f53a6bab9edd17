import type { Taxonomy } from '../../taxonomy/index.js';

/** What the completion of a vacancy asks of the taxonomy. */
export type AskedTaxonomy = Pick<Taxonomy, 'occupation' | 'occupationsOfIsco' | 'requireKnown'>;

/** Rows ask the same again and again: each question goes to the database once, and again where it had no answer. */
export function askedOnce(taxonomy: AskedTaxonomy): AskedTaxonomy {
  return {
    occupation: once((uri) => taxonomy.occupation(uri)),
    occupationsOfIsco: once((group) => taxonomy.occupationsOfIsco(group)),
    requireKnown: once((asked) => taxonomy.requireKnown(asked)),
  };
}

function once<Asked, Answer>(ask: (asked: Asked) => Promise<Answer>): (asked: Asked) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (asked) => {
    const question = JSON.stringify(asked);
    const known = answers.get(question);
    if (known) return known;
    const answer = ask(asked);
    answers.set(question, answer);
    answer.catch(() => answers.delete(question));
    return answer;
  };
}
