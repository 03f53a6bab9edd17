export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** Pages write one thing as a thing and several as a list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** The first that says something, as text. JSON-LD may wrap it in `@value`, and in a language. */
export function textOf(value: unknown): string | undefined {
  for (const one of listOf(value)) {
    const text = isObject(one) ? one['@value'] : one;
    if (typeof text === 'string' && text.trim() !== '') return text.trim();
    if (typeof text === 'number' && Number.isFinite(text)) return String(text);
  }
  return undefined;
}

export function withoutUndefined(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
