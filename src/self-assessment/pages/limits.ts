import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HourlyCounts, HourlyLimit } from '../../platform/quotas/hourly-counts.js';
import { networkOf } from '../../platform/quotas/quota.js';

/** A dormitory of two hundred may do each of these three times in an hour; a script of thousands does not get through. */
export const BEGINNINGS: HourlyLimit = { name: 'beginnings', most: 600 };
export const ASKED_LINKS: HourlyLimit = { name: 'links asked for', most: 600 };
export const PAPERS_SENT: HourlyLimit = { name: 'papers sent', most: 1_200 };

/** @returns whether it is one too many; then the answer says when to come again, and the page is to be shown once more as it was typed */
export async function isTooMany(counts: HourlyCounts, limit: HourlyLimit, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const seconds = await counts.count(limit, networkOf(request.ip));
  if (seconds) void reply.header('retry-after', String(seconds));
  return seconds > 0;
}
