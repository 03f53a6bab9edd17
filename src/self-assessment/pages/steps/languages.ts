import { CEFR_LEVELS, languageName, parseLanguage } from '../../../standards/index.js';
import type { Answers } from '../../domain/answers.js';
import { type FormPage, oneOf, parsed, shown, type Typed, wordOf } from '../form.js';
import { keyed, languageOptions } from '../options.js';
import { changing, type Place, type Step, wrong } from '../step.js';

/** By what one can do in it. Source: Council of Europe, self-assessment grid of the CEFR, in our own words. */
export const LANGUAGES_STEP: Step = {
  page: ({ languages }, place, typed) => {
    if (place.parts.length) return changePage(languages, place, typed);
    return {
      title: 'journey.languages.title',
      lead: 'journey.languages.lead',
      rows: languages.map(({ language, level }) => {
        return { id: language, text: `${languageName(language, place.language)} (${level})`, change: `languages/${language}` };
      }),
      adds: 'journey.languages.add',
      fields: [
        {
          ...{ kind: 'select', name: 'language', label: 'journey.languages.which', options: languageOptions(place.language) },
          ...shown(typed, 'language', undefined),
        },
        levelField(undefined, typed),
      ],
    };
  },
  read: (typed, _answers, { parts }) => {
    const gone = wordOf(typed, 'remove');
    if (gone) return changing((now) => ({ ...now, languages: now.languages.filter(({ language }) => language !== gone) }));
    const [name, grade] = [parts[0] ?? wordOf(typed, 'language'), wordOf(typed, 'level')];
    if (!name && !grade && wordOf(typed, 'act') === 'done') return changing(finishing);
    const [language, level] = [parsed(parseLanguage, name), oneOf(CEFR_LEVELS, grade)];
    if (!language) return wrong({ field: 'language', says: 'language' });
    if (!level) return wrong({ field: 'level', says: 'can' });
    return changing((now) => ({ ...now, languages: [...now.languages.filter((one) => one.language !== language), { language, level }] }));
  },
};

/** The level of a language that was named before. */
function changePage(languages: Answers['languages'], { parts, language }: Place, typed: Typed | undefined): FormPage | undefined {
  const held = languages.find((one) => one.language === parts[0]);
  return held && { title: 'journey.can.label', caption: languageName(held.language, language), fields: [levelField(held.level, typed)] };
}

function levelField(said: string | undefined, typed: Typed | undefined) {
  return {
    ...{ kind: 'radios' as const, name: 'level', label: 'journey.can.label', options: keyed(CEFR_LEVELS, 'journey.can') },
    ...shown(typed, 'level', said),
  };
}

function finishing(answers: Answers): Answers {
  return { ...answers, finished: [...new Set([...answers.finished, 'languages' as const])] };
}
