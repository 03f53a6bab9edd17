import { fold } from '../domain/fold.js';
import { longForms } from './abbreviations.js';
import { bearing, isStopWord } from './words.js';

/** What separates the name of the work from what is said beside it: brackets, commas, slashes, dashes, a capital after a hyphen ("Technician-Norfolk"). */
const BETWEEN = /\s*[()[\],:;|/–—]\s*|\s+-+\s*|-+\s+|(?<=\p{Ll})-(?=\p{Lu})/u;
/** Words after which the order of a name turns round: "manager of sales", "sales and marketing". */
const TURNS = /[,/&:–—-]|(?<!\p{L})(of|and|for|in|et|de|du|des|di|del|della|e|y|si)(?!\p{L})/iu;
/** Says that there is work before it says which; folded. Its words alone are those of work too: "conseiller emploi", "consulente del lavoro". */
const ANNOUNCED =
  /^(?:offre d emploi|offerta di lavoro|oferta de (?:empleo|trabajo|munca)|(?:loc de munca|post) vacant|job (?:offer|vacancy)) /;
const NOISY = 0.2;

/** A run of words as names are compared: without stop words, in the singular, and nothing else taken off ("training" is not "train"). */
export type Phrase = readonly string[];

/** The title as it was written, with short forms also spelled out, and each without words of rank and terms of the contract. */
export function phrasesOf(text: string): readonly Phrase[] {
  const folded = fold(text).replace(ANNOUNCED, '');
  const written = [folded, longForms(folded)];
  const bare = written.map((words) => words.split(' ').filter(saysWhich).join(' '));
  return [...written, ...bare].map(phraseOf).filter(({ length }) => length > 0);
}

/** What stands before the first separator, and what after it; the second is empty where there is none. */
export function headAndRest(title: string): readonly [head: string, rest: string] {
  const [head = '', ...rest] = title.split(BETWEEN).filter((part) => fold(part));
  return [head, rest.join(' ')];
}

export function phraseOf(folded: string): Phrase {
  return folded
    .split(' ')
    .filter((word) => word && !isStopWord(word))
    .map(singular);
}

/** Whether the words of a text may stand in another order and mean the same. */
export function turnsRound(text: string): boolean {
  return TURNS.test(text);
}

/** Words of a phrase that say which work it is, numbers aside. */
export function bearingWords(text: string): Phrase {
  return phraseOf(fold(text)).filter((word) => saysWhich(word) && !/^\d/.test(word));
}

function saysWhich(word: string): boolean {
  return bearing(word) > NOISY && bearing(singular(word)) > NOISY;
}

function singular(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x|z)es$/, '$1')
    .replace(/([^su])s$/, '$1');
}
