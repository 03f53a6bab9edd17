import type { Table } from '../../platform/tables/table.js';
import type { ReferralView } from './referral-view.js';

type Row = Awaited<ReturnType<ReferralView['row']>>;

/** The same columns on the page and in the file. */
export function referralTable(text: (key: string) => string): Table<Row> {
  return {
    name: 'referrals',
    columns: [
      { heading: text('referral.col.due'), cell: ({ dueOn }) => dueOn ?? text('referral.over') },
      { heading: text('referral.col.to'), cell: ({ title, name }) => `${title}, ${name}` },
      { heading: text('referral.col.state'), cell: ({ state }) => text(`referral.state.${state}`) },
    ],
  };
}
