import { InvalidParameter } from '../problem-details/errors.js';

/** One query parameter through a parse function; undefined when left out. @throws InvalidParameter with the parse function's own words */
export function readParameter<T>(
  query: Readonly<Record<string, string | undefined>>,
  name: string,
  parse: (value: unknown) => T,
): T | undefined {
  const given = query[name];
  if (given === undefined || given === '') return undefined;
  try {
    return parse(given);
  } catch (error) {
    throw new InvalidParameter(name, (error as Error).message);
  }
}
