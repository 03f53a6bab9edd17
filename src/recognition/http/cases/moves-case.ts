import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam } from '@nestjs/swagger';
import { AuditsAct } from '../../../audit/index.js';
import { Needs } from '../../../platform/access/needs.js';
import { ChangesWhatWasRead } from '../../../platform/http-preconditions.js';
import { CaseDto } from './case.dto.js';

/** A route that takes a case one step further, on the state that If-Match names, and answers the case as it then is. */
export const MovesCase = (path: string, operationId: string, summary: string, need: 'cases:apply' | 'cases:decide' = 'cases:decide') =>
  applyDecorators(
    Post(`:caseId/${path}`),
    HttpCode(200),
    Needs(need),
    AuditsAct('recognition.case-moved', 'recognition.decided'),
    ApiParam({ name: 'caseId', type: String, format: 'uuid' }),
    ApiOperation({ operationId, summary }),
    ApiOkResponse({ type: CaseDto }),
    ApiNotFoundResponse({ description: 'recognition-case-not-found' }),
    ApiConflictResponse({ description: 'case-in-wrong-state' }),
    ChangesWhatWasRead(),
  );
