import { completed } from '../complete-draft.js';
import type { Feed, FeedRow } from '../feed-row.js';
import { fromPositionOpening, isPositionOpening } from '../hr-open.js';
import { fromJobPosting, isJobPosting } from '../job-posting/job-posting.js';
import { isObject, textOf } from '../json.js';

/** One JSON value as a row: a JobPosting, a PositionOpening, or our own form. */
export function draftRow(line: number, value: unknown, { mapping }: Feed): FeedRow {
  if (!isObject(value)) return { line, problem: 'This is no JSON object. Write one vacancy as {"reference": …, "title": …, …}.' };
  const { draft, leftOut } = isJobPosting(value)
    ? fromJobPosting(value)
    : isPositionOpening(value)
      ? fromPositionOpening(value)
      : { draft: value, leftOut: [] };
  const reference = textOf(draft.reference);
  return { line, draft: completed(draft, mapping), ...(reference && { reference }), ...(leftOut.length && { leftOut }) };
}
