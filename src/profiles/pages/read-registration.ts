import { plainToInstance } from 'class-transformer';
import { newId } from '../../platform/database/new-id.js';
import { ValidationFailed } from '../../platform/problem-details/errors.js';
import { BodyValidationPipe } from '../../platform/validation/body-validation.pipe.js';
import { WAYS_HEARD_AT_REGISTRATION } from '../domain/assisted-registration.js';
import { comparableName } from '../domain/comparable-name.js';
import { CreateProfileDto } from '../http/profile.dto.js';
import { readDetails } from '../http/read-details.js';
import { FIELDS, LANGUAGE_ROWS, LEARNT_ROWS, WORK_ROWS } from './registration-fields.js';

/** What a browser sends: text, and a list where several boxes are ticked. */
export type SentForm = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A field, and which text says what would be right. */
export interface WrongField {
  readonly field: string;
  readonly wrong: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WRONG: Readonly<Record<string, string>> = {
  sex: 'choice',
  destination: 'choice',
  country: 'choice',
  language: 'choice',
  level: 'choice',
  learning: 'choice',
  region: 'choice',
};
const pipe = new BodyValidationPipe();

export const textOf = (form: SentForm, name: string): string | undefined => {
  const given = form[name];
  return typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined;
};
export const listOf = (form: SentForm, name: string): readonly string[] =>
  form[name] === undefined ? [] : ([form[name]].flat() as readonly string[]);
export const idsOf = (form: SentForm, name: string): readonly string[] => listOf(form, name).filter((one) => UUID.test(one));
/** The id that the form was given when it was first shown: it comes twice when it is sent twice. */
export const registrationId = (form: SentForm): string => idsOf(form, 'registration')[0]?.toLowerCase() ?? newId();

/** Held to the same rules as a body of the API. @returns every field that is wrong, or what was read */
export async function readRegistration(form: SentForm): Promise<CreateProfileDto | readonly WrongField[]> {
  const { body, pointers } = bodyOf(form);
  const missing = missingIn(form);
  try {
    const read = plainToInstance(CreateProfileDto, await pipe.transform(body, { type: 'body', metatype: CreateProfileDto }));
    readDetails(read.details ?? {});
    return missing.length ? inOrder(missing) : read;
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error;
    const wrong = error.errors.map(({ pointer }) => wrongAt(pointers(pointer)));
    return inOrder([...missing, ...wrong.filter(({ field }) => missing.every((one) => one.field !== field))]);
  }
}

function missingIn(form: SentForm): readonly WrongField[] {
  const name = comparableName(textOf(form, 'name') ?? '');
  const isHeard = WAYS_HEARD_AT_REGISTRATION.some((way) => way === form.heard);
  return [...(name ? [] : [{ field: 'name', wrong: 'name' }]), ...(isHeard ? [] : [{ field: 'heard', wrong: 'heard' }])];
}

/** As the fields stand on the form. */
function inOrder(wrong: readonly WrongField[]): readonly WrongField[] {
  const names = [...FIELDS.keys(), 'heard'];
  return wrong.toSorted((one, other) => names.indexOf(one.field) - names.indexOf(other.field));
}

function wrongAt(field: string): WrongField {
  const kind = FIELDS.get(field)?.kind ?? 'text';
  return { field, wrong: WRONG[kind] ?? kind };
}

/** Rows that are filled in, with the number that they have on the form. */
function rowsOf(form: SentForm, count: number, labels: Readonly<Record<string, string>>) {
  return Array.from({ length: count }, (_, at) => at).flatMap((at) => {
    const filled = Object.entries(labels).flatMap(([property, label]) => {
      const text = textOf(form, `${label}${at}`);
      return text === undefined ? [] : [[property, property === 'occupation' ? codeOf(text) : text] as const];
    });
    return filled.length ? [{ at, row: Object.fromEntries(filled) }] : [];
  });
}

const ROWS = {
  languages: { count: LANGUAGE_ROWS, labels: { language: 'language', level: 'level' } },
  credentials: { count: LEARNT_ROWS, labels: { title: 'title', kind: 'titleKind', country: 'titleCountry', awardedOn: 'awarded' } },
  experiences: { count: WORK_ROWS, labels: { occupation: 'work', country: 'workCountry', from: 'workFrom', to: 'workTo' } },
} as const;
const SINGLE: Readonly<Record<string, string>> = {
  '/details/displayName': 'name',
  '/details/birthYear': 'birthYear',
  '/details/birthDate': 'birthDate',
  '/details/email': 'email',
  '/details/phone': 'phone',
  '/details/sex': 'sex',
  '/destination': 'destination',
  '/nationalities': 'nationality',
  '/residence': 'residence',
  '/wishes/occupations': 'wish',
  '/wishes/regions': 'region',
  '/wishes/availableFrom': 'availableFrom',
};

function bodyOf(form: SentForm) {
  const [displayName, birthYear, sex] = ['name', 'birthYear', 'sex'].map((name) => textOf(form, name));
  const reached = ['birthDate', 'email', 'phone'].flatMap((name) => (textOf(form, name) ? [[name, textOf(form, name)] as const] : []));
  const [nationality, residence, wish, region, availableFrom] = ['nationality', 'residence', 'wish', 'region', 'availableFrom'].map(
    (name) => textOf(form, name),
  );
  const rows = Object.entries(ROWS).map(([property, { count, labels }]) => [property, rowsOf(form, count, labels)] as const);
  const body = {
    destination: textOf(form, 'destination'),
    details: {
      displayName,
      ...Object.fromEntries(reached),
      ...(birthYear && { birthYear: /^\d+$/.test(birthYear) ? Number(birthYear) : birthYear }),
      ...(sex && { sex }),
    },
    ...(nationality && { nationalities: [nationality] }),
    ...(residence && { residence }),
    wishes: { occupations: wish ? [codeOf(wish)] : [], regions: region ? [region] : [], ...(availableFrom && { availableFrom }) },
    ...Object.fromEntries(rows.map(([property, found]) => [property, found.map(({ row }) => row)])),
  };
  const pointers = (pointer: string): string => {
    const [, property = '', at = '', part = ''] = pointer.split('/');
    const { labels } = ROWS[property as keyof typeof ROWS] ?? {};
    const row = rows.find(([name]) => name === property)?.[1][Number(at)]?.at;
    if (labels && row !== undefined) return `${(labels as Readonly<Record<string, string>>)[part] ?? Object.values(labels)[0]}${row}`;
    return SINGLE[pointer.replace(/\/\d+$/, '')] ?? 'name';
  };
  return { body, pointers };
}

/** `5322 Home-based personal care workers`, as the list of the form offers it. */
function codeOf(text: string): string {
  return /^\d{1,4}/.exec(text)?.[0] ?? text;
}
