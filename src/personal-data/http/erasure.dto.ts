import { ApiProperty } from '@nestjs/swagger';
import type { ErasureReceipt } from '../domain/erasure-receipt.js';

export class ErasureReceiptDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'A keyed hash of the id that was erased: the receipt names nobody' }) subject!: string;
  @ApiProperty({ format: 'date-time' }) erasedAt!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: 'Rows, by table' }) erased!: Record<
    string,
    number
  >;
  @ApiProperty({ description: 'SHA-256 of the JSON array of id, subject, erasedAt and the tables in order, each with its count' })
  digest!: string;

  static from({ id, subject, erasedAt, erased, digest }: ErasureReceipt): ErasureReceiptDto {
    return { id, subject, erasedAt, erased: { ...erased }, digest };
  }
}
