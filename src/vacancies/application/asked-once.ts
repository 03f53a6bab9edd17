import type { Taxonomy } from '../../taxonomy/index.js';

/** What the completion of a vacancy asks of the taxonomy. */
export type AskedTaxonomy = Pick<Taxonomy, 'occupation' | 'occupationsOfIsco' | 'requireKnown'>;

/** The rows of a batch ask the same again and again: each question goes to the database once. */
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
    const answer = answers.get(question) ?? ask(asked);
    answers.set(question, answer);
    return answer;
  };
}
