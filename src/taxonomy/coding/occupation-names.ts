import { fold } from '../domain/fold.js';
import type { CodingLabel } from './labels.js';
import { bearingWords, headAndRest, type Phrase, phraseOf, phrasesOf, turnsRound } from './title-phrases.js';
import { mapped, type Work } from './work.js';

/**
 * Why a title is not taken as an occupation without somebody looking. `no-name`: nothing is called so; words are left over on one side.
 * `other-occupation`: what is called so is another. `shared-name`: several are called so, and it is the preferred name of none.
 * `more-said`: beside the name stand words that say which work it is.
 */
export const UNCLEAR = ['no-name', 'other-occupation', 'shared-name', 'more-said'] as const;
export type Unclear = (typeof UNCLEAR)[number];

export interface NameReading {
  readonly unclear: Unclear | undefined;
  readonly preferred: boolean;
}

interface Name {
  readonly uri: string;
  readonly preferred: boolean;
  readonly order: string;
  readonly turns: boolean;
}

/** What occupations are called, word for word: a title is clear where it is such a name and nothing more, whatever is like it. */
export class OccupationNames {
  private readonly byWords = new Map<string, Name[]>();
  private readonly held = new Map<string, number[]>();
  private readonly endings = new Set<string>();
  private count = 0;

  private constructor() {}

  static *building(labels: readonly CodingLabel[]): Work<OccupationNames> {
    const names = new OccupationNames();
    yield* mapped(labels, (label) => names.add(label));
    return names;
  }

  /** Whether a title names an occupation, and by the name it prefers. */
  reading(title: string, uri: string): NameReading {
    const [head, rest] = headAndRest(title);
    const whole = this.called(title);
    const found = whole ?? this.called(head);
    if (!found) return { unclear: 'no-name', preferred: false };
    const names = found.names.filter(({ order, turns }) => turns || turnsRound(title) || order === found.phrase.join(' '));
    const preferred = names.some((name) => name.preferred && name.uri === uri);
    const isMoreSaid = !whole && this.saysMore(found.phrase, rest);
    return { preferred, unclear: whyNot(uri, names) ?? (isMoreSaid ? 'more-said' : undefined) };
  }

  private called(text: string): { readonly phrase: Phrase; readonly names: readonly Name[] } | undefined {
    for (const phrase of phrasesOf(text)) {
      const names = this.byWords.get(keyOf(phrase));
      if (names) return { phrase, names };
    }
    return undefined;
  }

  /** Words that stand in a name beside one of the phrase, or at the end of a name, as its noun does in English. */
  private saysMore(phrase: Phrase, rest: string): boolean {
    const among = new Set(phrase.flatMap((word) => this.held.get(word) ?? []));
    return bearingWords(rest)
      .filter((word) => !phrase.includes(word))
      .some((word) => this.endings.has(word) || this.held.get(word)?.some((name) => among.has(name)));
  }

  private add({ uri, text, kind }: CodingLabel): void {
    for (const variant of variantsOf(text)) {
      const words = phraseOf(fold(variant));
      if (!words.length) continue;
      const name = { uri, preferred: kind === 'preferred', order: words.join(' '), turns: turnsRound(variant) };
      pushTo(this.byWords, keyOf(words), name);
      for (const word of new Set(words)) pushTo(this.held, word, this.count);
      this.endings.add(words.at(-1) as string);
      this.count++;
    }
  }
}

function whyNot(uri: string, names: readonly Name[]): Unclear | undefined {
  const own = names.filter((name) => name.uri === uri);
  if (!own.length) return names.length ? 'other-occupation' : 'no-name';
  return own.some(({ preferred }) => preferred) || own.length === names.length ? undefined : 'shared-name';
}

/** "postman/postwoman" is two names; of sides that are not as long, one is no name by itself. */
function variantsOf(text: string): readonly string[] {
  const sides = text.split('/');
  const lengths = new Set(sides.map((side) => side.trim().split(/\s+/).length));
  return sides.length > 1 && lengths.size === 1 ? [text, ...sides] : [text];
}

function keyOf(phrase: Phrase): string {
  return [...new Set(phrase)].sort().join(' ');
}

function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
