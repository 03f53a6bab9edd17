import { fold } from '../domain/fold.js';

/** One word of a text: as it is compared, and where it stands (characters, end not included). */
export interface Word {
  readonly stem: string;
  readonly begin: number;
  readonly end: number;
}

const STOP_WORDS = new Set(
  (
    'a an and or of the for to in on at with by from as is are be been this that these those our your their we you it its will not no any all other ' +
    'et ou de du des le la les l d un une pour en au aux dans sur par avec a y o el los las del con para por e i il lo gli di da nel della per su ' +
    'si sau din pe cu la ale al ai'
  ).split(' '),
);

/** Words of a title that say how, where or for whom the work is done, or that somebody is wanted, and not which work it is. */
const NOISE = new Set(
  fold(
    'senior junior sr jr snr jnr urgent urgently m f d h w x male female grade level ii iii iv v vi i entry trainee intern graduate fellowship vacancy position ' +
      'positions job hiring wanted needed required re advertised advert full part time fulltime parttime temporary permanent contract remote hybrid international ' +
      'national regional local area zonal field main general deputy acting experienced lead principal shift night day weekend home based ' +
      'debutant confirme experimente cdi cdd interim stagiaire recherche recherchons cherche cherchons recrute recrutons embauche nous ' +
      'angajam angajeaza angajez cautam caut cauta incepator experienta ' +
      'cercasi cerca cerco cerchiamo ricercasi ricerchiamo assumiamo assume urgente se busca buscamos necesita necesitamos contrata contratamos ' +
      'потрібен потрібна потрібні потрібно шукаємо шукає запрошуємо запрошує терміново вакансія ' +
      'требуется требуются ищем ищет приглашаем срочно вакансия ' +
      'مطلوب مطلوبة مطلوبون مطلوبين مطلوبات نبحث عن عاجل وظيفة شاغرة',
  ).split(' '),
);

/** Nouns of rank: they are in so many titles that they say little beside what stands before them. */
const RANK = new Set(
  'officer specialist expert associate executive professional personnel staff member person worker assistant coordinator advisor consultant'.split(
    ' ',
  ),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** How much a word says of the work, from 0 to 1, before its rarity is counted. */
export function bearing(word: string): number {
  if (NOISE.has(word) || /^\d+$/.test(word)) return 0.15;
  return RANK.has(word) ? 0.6 : 1;
}

/** Takes off plurals, -ing, -ed and a last e; too light to make two words of different meaning one. */
export const stem = remembering(stemOf);

function stemOf(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const single = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x|z)es$/, '$1')
    .replace(/([^su])s$/, '$1');
  const base = single.length > 5 ? single.replace(/(?:ing|ed)$/, '') : single;
  const bare = base.length < 3 ? single : base;
  return bare.replace(/([^aeioulsz])\1$/, '$1').replace(/(..)e$/, '$1');
}

/** Words with their places; stop words are left out. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: found, index } of text.matchAll(/[\p{L}\p{M}\p{N}+#]+/gu))
    for (const stem of stemsOfWord(found)) words.push({ stem, begin: index, end: index + found.length });
  return words;
}

/** The words of a label or title without their places. */
export function stemsOf(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word && !STOP_WORDS.has(word))
    .map(stem);
}

/** Letter trigrams within a word, with its borders. */
export function trigramsOf(word: string): string[] {
  const bordered = ` ${word} `;
  return Array.from({ length: bordered.length - 2 }, (_, at) => bordered.slice(at, at + 3));
}

/** Some written words fold into several. */
const stemsOfWord = remembering(stemsOf);

/** Texts repeat their words: what is found for one is kept, until there are too many. */
function remembering<T>(find: (word: string) => T): (word: string) => T {
  const most = 100_000;
  const found = new Map<string, T>();
  return (word) => {
    const held = found.get(word);
    if (held !== undefined) return held;
    if (found.size >= most) found.clear();
    const now = find(word);
    found.set(word, now);
    return now;
  };
}
