import { type IscoCode, type OccupationUri, parseIscoGroup, parseOccupationUri, StandardsError } from '../../standards/index.js';

export interface ChosenOccupation {
  readonly occupation: IscoCode;
  readonly occupationUri?: OccupationUri;
}

/** A suggestion is sent as `isco` and, where it is one of ESCO, its URI behind a space; `other` is a code that was typed. @returns undefined: nothing that is one */
export function readChosenOccupation(form: Readonly<Record<string, string>> | undefined): ChosenOccupation | undefined {
  const [isco, uri] = (form?.occupation === 'other' ? (form.other ?? '').trim() : (form?.occupation ?? '')).split(' ');
  try {
    return { occupation: parseIscoGroup(isco), ...(uri && { occupationUri: parseOccupationUri(uri) }) };
  } catch (error) {
    if (error instanceof StandardsError) return undefined;
    throw error;
  }
}
