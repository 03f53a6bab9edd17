import type { Table } from '../../platform/tables/table.js';
import type { Vacancy } from '../domain/vacancy.js';

/** Under the names of the fields of the API, which an import by CSV knows too. */
export const VACANCY_TABLE: Table<Vacancy> = {
  name: 'vacancies',
  columns: [
    { heading: 'id', cell: ({ id }) => id },
    { heading: 'source', cell: ({ source }) => source },
    { heading: 'reference', cell: ({ reference }) => reference },
    { heading: 'title', cell: ({ title }) => title },
    { heading: 'employer', cell: ({ employer }) => employer ?? null },
    { heading: 'country', cell: ({ country }) => country },
    { heading: 'region', cell: ({ region }) => region },
    { heading: 'occupation', cell: ({ occupation }) => occupation },
    { heading: 'openings', cell: ({ openings }) => openings },
    { heading: 'status', cell: ({ status }) => status },
    { heading: 'startsOn', cell: ({ startsOn }) => startsOn ?? null },
    { heading: 'expiresOn', cell: ({ expiresOn }) => expiresOn ?? null },
    { heading: 'payMin', cell: ({ pay }) => pay?.min ?? null },
    { heading: 'payMax', cell: ({ pay }) => pay?.max ?? null },
    { heading: 'payCurrency', cell: ({ pay }) => pay?.currency ?? null },
    { heading: 'payPer', cell: ({ pay }) => pay?.per ?? null },
  ],
};
