import type { Table } from '../../platform/tables/table.js';
import { countryName } from '../../standards/index.js';
import type { PersonOfDesk } from '../application/people-of-desk.js';

/** The same columns on the page and in the file. */
export function peopleTable(text: (key: string) => string, language: string): Table<PersonOfDesk> {
  const heading = (column: string) => text(`peopleDesk.col.${column}`);
  return {
    name: 'people',
    columns: [
      { heading: heading('name'), cell: ({ name }) => name },
      { heading: heading('state'), cell: ({ looking }) => text(`peopleDesk.looking.${looking}`) },
      { heading: heading('since'), cell: ({ confirmedOn }) => confirmedOn },
      { heading: heading('residence'), cell: ({ residence }) => (residence ? countryName(residence, language) : '') },
      { heading: heading('reference'), cell: ({ id }) => id },
    ],
  };
}
