import { Controller, Delete, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AuditExempt, AuditsAct } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { ErasePerson } from '../application/erase-person.js';
import { ErasureNotFound } from '../domain/personal-data.errors.js';
import { ErasuresRepository } from '../storage/erasures.repository.js';
import { ErasureReceiptDto } from './erasure.dto.js';

@ApiTags('personal data')
@Controller('v1')
export class ErasuresController {
  constructor(
    private readonly erase: ErasePerson,
    private readonly erasures: ErasuresRepository,
  ) {}

  @Delete('profiles/:profileId')
  @Needs('profiles:erase')
  @AuditsAct('person.erased')
  @ApiParam({ name: 'profileId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'eraseProfile', summary: 'Erase the person with everything that was kept; repeated, the same receipt' })
  @ApiOkResponse({ type: ErasureReceiptDto })
  @ApiNotFoundResponse({ description: 'profile-not-found' })
  async erasePerson(@Param('profileId', ParseUUIDPipe) id: string): Promise<ErasureReceiptDto> {
    return ErasureReceiptDto.from(await this.erase.execute(id));
  }

  @Get('erasures/:receiptId')
  @Needs('erasures:read')
  @AuditExempt('a receipt names nobody')
  @ApiParam({ name: 'receiptId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'readErasureReceipt', summary: 'The receipt of an erasure' })
  @ApiOkResponse({ type: ErasureReceiptDto })
  @ApiNotFoundResponse({ description: 'erasure-not-found' })
  async receipt(@Param('receiptId', ParseUUIDPipe) id: string): Promise<ErasureReceiptDto> {
    const found = await this.erasures.byId(id);
    if (!found) throw new ErasureNotFound(id);
    return ErasureReceiptDto.from(found);
  }
}
