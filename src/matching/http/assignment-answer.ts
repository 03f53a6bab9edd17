import type { FastifyReply } from 'fastify';
import { etagOf } from '../../platform/http-preconditions.js';
import type { Proposal } from '../domain/assignment/proposal.js';
import { AssignmentDto } from './assignment.dto.js';

/** The proposal as it stands, with its address and the ETag that changing it needs. */
export function answered(proposal: Proposal, reply: FastifyReply): AssignmentDto {
  void reply.header('etag', etagOf(proposal.revision)).header('location', `/v1/assignments/${proposal.id}`);
  return AssignmentDto.from(proposal);
}
