export type FieldKind =
  | 'name'
  | 'year'
  | 'birthDate'
  | 'email'
  | 'phone'
  | 'sex'
  | 'destination'
  | 'country'
  | 'language'
  | 'level'
  | 'text'
  | 'learning'
  | 'date'
  | 'month'
  | 'occupation'
  | 'region';

export interface RegistrationField {
  /** As the form sends it: in a row that is repeated, with the number of the row. */
  readonly name: string;
  readonly label: string;
  /** From 1; undefined: there is only one. */
  readonly number?: number;
  readonly kind: FieldKind;
}

interface Section {
  readonly name: 'person' | 'languages' | 'learnt' | 'work' | 'wishes';
  readonly fields: readonly RegistrationField[];
}

const one = (label: string, kind: FieldKind): RegistrationField => ({ name: label, label, kind });
const rows = (count: number, ...fields: readonly (readonly [string, FieldKind])[]): RegistrationField[] =>
  Array.from({ length: count }, (_, at) => fields.map(([label, kind]) => ({ name: `${label}${at}`, label, number: at + 1, kind }))).flat();

export const LANGUAGE_ROWS = 3;
export const LEARNT_ROWS = 2;
export const WORK_ROWS = 3;

/** What is asked, on the screen and on paper alike. */
export const SECTIONS: readonly Section[] = [
  {
    name: 'person',
    fields: [
      one('name', 'name'),
      one('birthDate', 'birthDate'),
      one('birthYear', 'year'),
      one('sex', 'sex'),
      one('destination', 'destination'),
      one('nationality', 'country'),
      one('residence', 'country'),
      one('email', 'email'),
      one('phone', 'phone'),
    ],
  },
  { name: 'languages', fields: rows(LANGUAGE_ROWS, ['language', 'language'], ['level', 'level']) },
  {
    name: 'learnt',
    fields: rows(LEARNT_ROWS, ['title', 'text'], ['titleKind', 'learning'], ['titleCountry', 'country'], ['awarded', 'date']),
  },
  { name: 'work', fields: rows(WORK_ROWS, ['work', 'occupation'], ['workCountry', 'country'], ['workFrom', 'month'], ['workTo', 'month']) },
  { name: 'wishes', fields: [one('wish', 'occupation'), one('region', 'region'), one('availableFrom', 'date')] },
];

export const FIELDS: ReadonlyMap<string, RegistrationField> = new Map(
  SECTIONS.flatMap(({ fields }) => fields.map((field) => [field.name, field])),
);
