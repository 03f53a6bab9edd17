import type { Profile, Wishes } from '../../profiles/index.js';
import { cefrAtLeast } from '../../standards/index.js';

/** Part of the answers that a profile does not have, or has otherwise. */
export type Addition =
  | { readonly kind: 'credential' | 'experience' | 'licence'; readonly key: string; readonly id: string }
  | { readonly kind: 'language'; readonly key: string; readonly language: string }
  | { readonly kind: 'wishes' | 'destination'; readonly key: string };

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** @param present undefined: there is no profile yet, and everything is added */
export function additionsOf(said: Profile, present: Profile | undefined): readonly Addition[] {
  const part = (kind: 'credential' | 'experience' | 'licence', id: string) => ({ kind, key: `${kind} ${id}`, id });
  const credentials = said.credentials.filter(
    (one) => !present?.credentials.some((held) => held.country === one.country && folded(held.title) === folded(one.title)),
  );
  const experiences = said.experiences.filter(
    (one) =>
      !present?.experiences.some((held) => held.occupation === one.occupation && held.country === one.country && held.from === one.from),
  );
  const licences = said.licences.filter(
    (one) =>
      !present?.licences.some((held) => held.occupation === one.occupation && held.country === one.country && held.state === one.state),
  );
  const languages = said.languages.filter(
    ({ language, level }) => !present?.languages.some((held) => held.language === language && cefrAtLeast(held.level, level)),
  );
  const isOtherwise =
    !present || (Object.keys(said.wishes) as (keyof Wishes)[]).some((one) => !isSame(said.wishes[one], present.wishes[one]));
  return [
    ...credentials.map(({ id }) => part('credential', id)),
    ...experiences.map(({ id }) => part('experience', id)),
    ...languages.map(({ language }) => ({ kind: 'language' as const, key: `language ${language}`, language })),
    ...licences.map(({ id }) => part('licence', id)),
    ...(isOtherwise ? [{ kind: 'wishes' as const, key: 'wishes' }] : []),
    ...(present && present.destination !== said.destination ? [{ kind: 'destination' as const, key: 'destination' }] : []),
  ];
}

/** What was chosen goes into the profile; what it has stays. @param idOf a part in the profile */
export function withAdditions(present: Profile, said: Profile, chosen: readonly Addition[], idOf: (id: string) => string): Profile {
  const taken = <T extends { readonly id: string }>(kind: Addition['kind'], parts: readonly T[]) =>
    parts.flatMap((one) => (chosen.some(({ key }) => key === `${kind} ${one.id}`) ? [{ ...one, id: idOf(one.id) }] : []));
  const has = (key: string) => chosen.some((one) => one.key === key);
  const languages = said.languages.filter(({ language }) => has(`language ${language}`));
  const others = present.languages.filter(({ language }) => !languages.some((one) => one.language === language));
  return {
    ...present,
    ...(has('destination') && { destination: said.destination }),
    credentials: [...present.credentials, ...taken('credential', said.credentials)],
    experiences: [...present.experiences, ...taken('experience', said.experiences)],
    licences: [...present.licences, ...taken('licence', said.licences)],
    languages: [...others, ...languages],
    wishes: has('wishes') ? { ...present.wishes, ...said.wishes } : present.wishes,
  };
}

function isSame(one: unknown, other: unknown): boolean {
  const isNothing = (value: unknown) => value === undefined || (Array.isArray(value) && !value.length);
  return (isNothing(one) && isNothing(other)) || JSON.stringify(one) === JSON.stringify(other);
}
