import { parseCountry, parseIscedField } from '../../../standards/index.js';
import { ANOTHER_FIELD } from '../../domain/another-field.js';
import { parsed, partsShown, shown, wordOf } from '../form.js';
import { countryOptions, fieldOptions, keyed } from '../options.js';
import { type QuestionForm, title, truth, YES_NO, yesNo } from './question-kinds.js';
import { codesOfLevel, LEVEL_OPTIONS, levelNamed } from './school-levels.js';
import { dayTyped } from './typed-values.js';

/** Everyday fields, each with the narrowest code that it surely stands for. Source: ISCED-F 2013. */
export const FIELDS = [
  '0110',
  '0912',
  '0913',
  '0916',
  '0911',
  '0923',
  '0610',
  '0730',
  '0715',
  '0713',
  '0410',
  '0421',
  '0810',
  '1013',
  '1041',
];
export const LEVEL: QuestionForm = {
  fields: ({ facts }, typed) => [
    {
      kind: 'radios',
      ...title('isced-level'),
      label: 'journey.describe.level',
      options: LEVEL_OPTIONS,
      ...shown(typed, 'answer', levelNamed(facts.iscedAttainment)),
    },
  ],
  read: (typed) => codesOfLevel(wordOf(typed, 'answer')),
};

export const ISSUER: QuestionForm = {
  fields: ({ facts }, typed) => [
    { kind: 'text', name: 'answer', label: 'question.issuer', ...shown(typed, 'answer', facts.issuer) },
    {
      kind: 'radios',
      name: 'recognised',
      label: 'question.issuer-recognised',
      options: YES_NO,
      ...shown(typed, 'recognised', yesNo(facts.issuerRecognised)),
    },
  ],
  read: (typed) => {
    const [issuer, issuerRecognised] = [wordOf(typed, 'answer').slice(0, 300), truth(wordOf(typed, 'recognised'))];
    if (issuer.length < 2 && issuerRecognised === undefined) return undefined;
    return { ...(issuer.length >= 2 && { issuer }), ...(issuerRecognised !== undefined && { issuerRecognised }) };
  },
};

export const VALIDITY: QuestionForm = {
  fields: ({ facts }, typed) => [
    {
      kind: 'date',
      name: 'answer',
      label: 'question.valid-on-lodging',
      hint: 'journey.dateHint',
      parts: partsShown(typed, 'answer', facts.validUntil),
    },
    {
      kind: 'date',
      name: 'confirmed',
      label: 'journey.lastConfirmed',
      hint: 'journey.lastConfirmedHint',
      parts: partsShown(typed, 'confirmed', facts.confirmedOn),
    },
  ],
  read: (typed) =>
    dayTyped(
      typed,
      'answer',
      (validUntil) => dayTyped(typed, 'confirmed', (confirmedOn) => ({ validUntil, confirmedOn })) ?? { validUntil },
    ),
};

export const RECOGNISED: QuestionForm = {
  fields: ({ facts, language }, typed) => [
    {
      ...{ kind: 'select', ...title('recognised-in'), hint: 'journey.recognisedHint' },
      options: [{ value: '-', key: 'journey.answer.nowhere' }, ...countryOptions(language)],
      ...shown(typed, 'answer', facts.recognitions && (facts.recognitions[0]?.country ?? '-')),
    },
  ],
  read: (typed) => {
    if (wordOf(typed, 'answer') === '-') return { recognitions: [] };
    const code = parsed(parseCountry, wordOf(typed, 'answer'));
    return code && { recognitions: [{ country: code }] };
  },
};

export const FIELD: QuestionForm = {
  fields: ({ facts: { iscedField }, language }, typed) => {
    const isOffered = !iscedField || FIELDS.includes(iscedField);
    return [
      {
        ...{ kind: 'radios', ...title('isced-field'), options: keyed([...FIELDS, 'other'], 'journey.field') },
        ...shown(typed, 'answer', isOffered ? iscedField : 'other'),
      },
      {
        ...{ kind: 'select', name: 'named', label: 'journey.otherField', hint: 'journey.otherFieldHint', options: fieldOptions(language) },
        ...shown(typed, 'named', isOffered ? undefined : iscedField),
      },
    ];
  },
  read: (typed) => {
    const answer = wordOf(typed, 'answer');
    const named = parsed(parseIscedField, wordOf(typed, 'named'));
    const iscedField = answer === 'other' || !answer ? named : parsed(parseIscedField, answer);
    if (iscedField) return { iscedField };
    return answer === 'other' ? { iscedField: ANOTHER_FIELD } : undefined;
  },
};
