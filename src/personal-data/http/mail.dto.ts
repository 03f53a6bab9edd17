import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type KeptLetter, LETTER_STATES } from '../../platform/mail/letter.js';

export class LetterDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({
    enum: LETTER_STATES,
    description:
      'kept: there is no SMTP_URL; unsure: nobody knows whether it arrived, and it is not sent again; given-up: refused, or not taken for days',
  })
  state!: string;
  @ApiProperty({ type: 'integer', description: 'How often it was handed over' }) attempts!: number;
  @ApiPropertyOptional({ type: 'integer', description: 'What the mail server answered last (RFC 5321)' }) replyCode?: number;
  @ApiProperty({ format: 'date-time' }) postedAt!: string;
  @ApiPropertyOptional({ format: 'date-time' }) endedAt?: string;
  @ApiPropertyOptional({ format: 'email', description: 'Left out once it was sent, as its words are' }) to?: string;
  @ApiPropertyOptional() title?: string;
  @ApiPropertyOptional() text?: string;

  static from({ id, state, attempts, replyCode, postedAt, endedAt, words }: KeptLetter): LetterDto {
    return {
      ...{ id, state, attempts, postedAt: postedAt.toISOString() },
      ...(replyCode !== null && { replyCode }),
      ...(endedAt && { endedAt: endedAt.toISOString() }),
      ...(words && { to: words.to, title: words.title, text: words.text }),
    };
  }
}

export class LetterPageDto {
  @ApiProperty({ type: [LetterDto] }) items!: LetterDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
