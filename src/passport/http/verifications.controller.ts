import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/access/needs.js';
import { SigningKeys } from '../application/signing-keys.js';
import { VerifyPassport } from '../application/verify-passport.js';
import { PassportKeysDto, VerifiedPassportDto, VerifyPassportDto } from './passport.dto.js';

/** For everybody: whether a passport is genuine and still counts, and the keys to find out without asking. */
@ApiTags('passports')
@Controller()
@Public()
export class VerificationsController {
  constructor(
    private readonly verify: VerifyPassport,
    private readonly signingKeys: SigningKeys,
  ) {}

  @Post('v1/passport-verifications')
  @HttpCode(200)
  @ApiOperation({ operationId: 'verifyPassport', summary: 'Whether a passport is unchanged and still counts, by its code or its document' })
  @ApiOkResponse({ type: VerifiedPassportDto })
  async verifyPassport(@Body() { code, document }: VerifyPassportDto): Promise<VerifiedPassportDto> {
    return VerifiedPassportDto.from(await (document ? this.verify.byDocument(document) : this.verify.byCode(code)));
  }

  @Get('.well-known/jwks.json')
  @ApiOperation({ operationId: 'listPassportKeys', summary: 'Public keys of passports, the present one first (JSON Web Key Set)' })
  @ApiOkResponse({ type: PassportKeysDto })
  async keys(): Promise<PassportKeysDto> {
    return { keys: (await this.signingKeys.published()) as unknown as PassportKeysDto['keys'] };
  }
}
