import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { OPERATION_ACTIONS, OPERATION_STATUSES, type OperationAction } from '../../platform/operations/operation.js';

export class BegunImportDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
}

export class MoveImportDto {
  @ApiProperty({ enum: OPERATION_ACTIONS, example: 'pause' }) @IsIn(OPERATION_ACTIONS) action!: OperationAction;
}

export class MovedImportDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: OPERATION_STATUSES, example: 'paused', description: 'rolling-back: the operation says when it is done' })
  status!: string;
}
