import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional } from 'class-validator';
import { DELIVERY_STATES, type DeliveryState, type WebhookDelivery } from '../domain/webhook-delivery.js';

export class WebhookAttemptDto {
  @ApiProperty({ type: 'integer' }) number!: number;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiPropertyOptional({ type: 'integer', description: 'What the receiver answered; left out: nothing' }) status?: number;
  @ApiProperty({ type: 'integer' }) milliseconds!: number;
  @ApiPropertyOptional({ description: 'Why it did not succeed; bodies of receivers are not kept' }) fault?: string;
}

export class WebhookDeliveryDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'msg_01900000-0000-7000-8000-000000000000', description: 'The header webhook-id' }) messageId!: string;
  @ApiProperty({ example: 'vacancies.changed' }) type!: string;
  @ApiProperty({ format: 'date-time' }) toldAt!: string;
  @ApiProperty({ enum: DELIVERY_STATES }) state!: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'When it is tried next; only while it waits' }) dueAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) endedAt?: string;
  @ApiProperty({ type: [WebhookAttemptDto] }) attempts!: WebhookAttemptDto[];

  static from(delivery: WebhookDelivery): WebhookDeliveryDto {
    const { id, messageId, type, toldAt, state, dueAt, endedAt, attempts } = delivery;
    return {
      ...{ id, messageId: `msg_${messageId}`, type, toldAt: toldAt.toISOString(), state },
      ...(state === 'waiting' && { dueAt: dueAt.toISOString() }),
      ...(endedAt && { endedAt: endedAt.toISOString() }),
      attempts: attempts.map(({ number, at, status, milliseconds, fault }) => ({
        ...{ number, at: new Date(at).toISOString(), milliseconds },
        ...(status !== null && { status }),
        ...(fault !== null && { fault }),
      })),
    };
  }
}

export class WebhookDeliveryPageDto {
  @ApiProperty({ type: [WebhookDeliveryDto] }) items!: WebhookDeliveryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class WebhookReplayDto {
  @ApiProperty({ format: 'date-time', example: '2026-11-25T00:00:00Z', description: 'Of what was told since then' })
  @IsISO8601({ strict: true }, { message: 'since must be an instant such as 2026-11-25T00:00:00Z' })
  since!: string;

  @ApiPropertyOptional({ enum: DELIVERY_STATES, description: 'Only these; left out: all' })
  @IsOptional()
  @IsIn(DELIVERY_STATES)
  state?: DeliveryState;
}

export class WebhookReplayedDto {
  @ApiProperty({ type: 'integer', description: 'Deliveries that are sent anew, by the same ids' }) replayed!: number;
}
