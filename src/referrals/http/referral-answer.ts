import type { FastifyReply } from 'fastify';
import { etagOf } from '../../platform/http-preconditions.js';
import type { Referral } from '../domain/referral.js';
import { ReferralDto } from './referral.dto.js';

/** The referral as it is now, with the ETag for the next step. */
export function answer(one: Referral, reply: FastifyReply): ReferralDto {
  void reply.header('etag', etagOf(one.revision));
  return ReferralDto.from(one);
}

export const REFERRAL_ID = { name: 'referralId', type: String, format: 'uuid' } as const;
