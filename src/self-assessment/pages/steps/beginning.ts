import { parseCountry } from '../../../standards/index.js';
import { PLANS, WANTS } from '../../domain/answers.js';
import { type Fault, oneOf, parsed, shown, wordOf } from '../form.js';
import { countryOptions, keyed } from '../options.js';
import { changing, type Step, wrong } from '../step.js';

const missing = (...fields: (string | false)[]): Fault[] => fields.flatMap((field) => (field ? [{ field, says: field }] : []));

/** Where one was, and where one goes. */
export const COUNTRIES_STEP: Step = {
  page: ({ from, to }, { language }, typed) => ({
    title: 'journey.countries.title',
    fields: [
      {
        kind: 'select',
        name: 'from',
        label: 'journey.from',
        hint: 'journey.fromHint',
        options: countryOptions(language),
        ...shown(typed, 'from', from),
      },
      {
        kind: 'select',
        name: 'to',
        label: 'journey.to',
        hint: 'journey.toHint',
        options: countryOptions(language),
        ...shown(typed, 'to', to),
      },
    ],
  }),
  read: (typed) => {
    const [from, to] = ['from', 'to'].map((name) => parsed(parseCountry, wordOf(typed, name)));
    if (!from || !to) return wrong(...missing(!from && 'from', !to && 'to'));
    return changing((answers) => {
      const stays = answers.wishes.regions.filter((region) => region.startsWith(to));
      return { ...answers, from, to, wishes: { ...answers.wishes, regions: stays } };
    });
  },
};

/** What one wants, and for how long. */
export const PLAN_STEP: Step = {
  page: ({ want, plan }, _place, typed) => ({
    title: 'journey.plan.title',
    fields: [
      { kind: 'radios', name: 'want', label: 'journey.want.label', options: keyed(WANTS, 'journey.want'), ...shown(typed, 'want', want) },
      { kind: 'radios', name: 'plan', label: 'journey.stay.label', options: keyed(PLANS, 'journey.stay'), ...shown(typed, 'plan', plan) },
    ],
  }),
  read: (typed) => {
    const want = oneOf(WANTS, wordOf(typed, 'want'));
    const plan = oneOf(PLANS, wordOf(typed, 'plan'));
    if (!want || !plan) return wrong(...missing(!want && 'want', !plan && 'plan'));
    return changing((answers) => ({ ...answers, want, plan }));
  },
};
