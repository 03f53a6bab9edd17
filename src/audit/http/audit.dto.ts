import { ApiProperty } from '@nestjs/swagger';
import { AUDIT_ACTIONS } from '../domain/audit-action.js';
import type { AuditEntry } from '../domain/audit-entry.js';
import type { SignedHead } from '../domain/signed-head.js';

const HASH = { pattern: '^[0-9a-f]{64}$', description: 'SHA-256, hexadecimal' };

export class AuditEntryDto {
  @ApiProperty({ example: 'country:MD' }) organisation!: string;
  @ApiProperty({ example: 1, description: 'Without a gap within the organisation' }) sequence!: number;
  @ApiProperty({ format: 'date-time', example: '2026-11-26T09:15:00.123000Z' }) recordedAt!: string;
  @ApiProperty({ enum: ['person', 'service', 'installation', 'anonymous'] }) actorKind!: string;
  @ApiProperty({ description: 'Pseudonymous' }) actorId!: string;
  @ApiProperty({ enum: Object.keys(AUDIT_ACTIONS) }) action!: string;
  @ApiProperty({ example: 'person' }) subjectKind!: string;
  @ApiProperty({ type: String, nullable: true }) subjectId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'casework' }) purpose!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Codes, counts and ids; never personal' }) details!: object;
  @ApiProperty(HASH) detailsDigest!: string;
  @ApiProperty(HASH) previousHash!: string;
  @ApiProperty(HASH) hash!: string;

  static from(entry: AuditEntry): AuditEntryDto {
    const { organisation, sequence, recordedAt, actorKind, actorId, action, subjectKind, subjectId, purpose } = entry;
    const { details, detailsDigest, previousHash, hash } = entry;
    const told = { organisation, sequence, recordedAt, actorKind, actorId, action, subjectKind, subjectId, purpose };
    return { ...told, details: JSON.parse(details), detailsDigest, previousHash, hash };
  }
}

export class AuditEntryPageDto {
  @ApiProperty({ type: [AuditEntryDto] }) items!: readonly AuditEntryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class SignedHeadDto {
  @ApiProperty({ example: 'country:MD' }) organisation!: string;
  @ApiProperty({ example: 120 }) sequence!: number;
  @ApiProperty(HASH) hash!: string;
  @ApiProperty({ format: 'date-time' }) signedAt!: string;
  @ApiProperty({ description: 'kid of the key in /v1/audit/keys' }) keyId!: string;
  @ApiProperty({ description: 'Ed25519, base64url' }) signature!: string;

  static from({ organisation, sequence, hash, signedAt, keyId, signature }: SignedHead): SignedHeadDto {
    return { organisation, sequence, hash, signedAt, keyId, signature };
  }
}

export class SignedHeadPageDto {
  @ApiProperty({ type: [SignedHeadDto] }) items!: readonly SignedHeadDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class PublicKeyDto {
  @ApiProperty({ enum: ['OKP'] }) kty!: string;
  @ApiProperty({ enum: ['Ed25519'] }) crv!: string;
  @ApiProperty() x!: string;
  @ApiProperty({ description: 'RFC 7638 thumbprint' }) kid!: string;
  @ApiProperty({ enum: ['sig'] }) use!: string;
}

export class PublicKeysDto {
  @ApiProperty({ type: [PublicKeyDto] }) keys!: readonly PublicKeyDto[];
}
