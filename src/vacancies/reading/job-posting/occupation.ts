import { type Json, listOf, objectOf, textOf } from '../json.js';

/**
 * ISCO or ESCO codes as feeds write them: "ISCO-08 5322", "5322", an ESCO URI, or a CategoryCode. Codes of other lists, such as O*NET-SOC
 * "41-3011.00", are handed on for the mapping that the feed has declared.
 */
export function occupationOf({ occupationalCategory, normalizedTitle }: Json): Json {
  const given = [...listOf(occupationalCategory), ...listOf(objectOf(normalizedTitle).onetCode)].flatMap(codesOf);
  const uri = given.find((one) => one.startsWith('http://data.europa.eu/esco/occupation/'));
  if (uri) return { occupationUri: uri };
  const isco = given.map(iscoOf).find(Boolean);
  if (isco) return { occupation: isco };
  const codes = [...new Set(given.flatMap(otherCodeOf))];
  return codes.length ? { occupationCodes: codes.slice(0, 20) } : {};
}

function codesOf(category: unknown): readonly string[] {
  const { codeValue, name, inCodeSet } = objectOf(category);
  const id = objectOf(category)['@id'];
  const isIsco = /isco/i.test(textOf(inCodeSet) ?? textOf(objectOf(inCodeSet).name) ?? '');
  const code = textOf(codeValue);
  return [textOf(category), code && isIsco ? `ISCO ${code}` : code, textOf(id), textOf(name)].filter(
    (one): one is string => one !== undefined,
  );
}

function iscoOf(code: string): string | undefined {
  return /^(?:ISCO(?:-?(?:08|2008))?[ :-]*)?(\d{3,4})$/i.exec(code)?.[1] ?? /data\.europa\.eu\/esco\/isco\/C(\d{1,4})$/.exec(code)?.[1];
}

/** "41-3011.00", "41-3011.00 Advertising Sales Agents", "KldB 83112": the part that has digits and is no sentence. */
function otherCodeOf(given: string): readonly string[] {
  const code = /^(?:[A-Za-z*&-]{2,12}[ :])?(?=[\w.-]*\d)([\w.-]{2,15})(?=$|[\s:–-])/.exec(given)?.[1];
  return code ? [code] : [];
}
