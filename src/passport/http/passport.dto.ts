import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Verified } from '../application/verify-passport.js';
import { STANDINGS } from '../domain/passport.js';

export class VerifyPassportDto {
  @ApiPropertyOptional({
    description: 'Of the paper: 26 letters and digits; what stands between them does not count',
    example: '7K2M-9QXD-4HBT-7K2M-9QXD-4HBT-7K',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly code?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'The signed document, whole' })
  @IsOptional()
  @IsObject()
  readonly document?: Readonly<Record<string, unknown>>;
}

export class VerifiedPassportDto {
  @ApiProperty({
    enum: [...STANDINGS, 'changed', 'unknown'],
    description: 'changed: not as this service gave it out; unknown: not held here, or not any more',
  })
  readonly result!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly issuedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly expiresAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly withdrawnAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the canonical document without its signature' })
  readonly digest!: string | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'Signed by a key of /.well-known/jwks.json; null: no document was sent' })
  readonly isSigned!: boolean | null;
  @ApiProperty({ example: 'Most of a passport is what the person declared. It is a prediction, not a decision.' })
  readonly doesNotProve!: string;

  static from({ result, passport, digest, isSigned }: Verified): VerifiedPassportDto {
    return {
      result,
      issuedAt: passport?.issuedAt ?? null,
      expiresAt: passport?.expiresAt ?? null,
      withdrawnAt: passport?.withdrawnAt ?? null,
      digest: digest ?? passport?.digest ?? null,
      isSigned: isSigned ?? null,
      doesNotProve:
        'That the person is who they say, and that what they declared is so: each part says who has shown it. What is recognised is a prediction, not a decision, unless it names one.',
    };
  }
}

export class PassportKeyDto {
  @ApiProperty({ enum: ['OKP'] }) readonly kty!: string;
  @ApiProperty({ enum: ['Ed25519'] }) readonly crv!: string;
  @ApiProperty() readonly x!: string;
  @ApiProperty({ description: 'RFC 7638 thumbprint' }) readonly kid!: string;
  @ApiProperty({ enum: ['sig'] }) readonly use!: string;
  @ApiProperty({ enum: ['EdDSA'] }) readonly alg!: string;
}

export class PassportKeysDto {
  @ApiProperty({ type: [PassportKeyDto] }) readonly keys!: readonly PassportKeyDto[];
}
