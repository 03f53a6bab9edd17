import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { MailProcessor } from './mail.processor.js';
import { PostOffice } from './post-office.js';
import { SendDueLetters } from './send-due-letters.js';

@Module({ imports: [BullModule.registerQueue({ name: 'mail' })], providers: [PostOffice, SendDueLetters, MailProcessor] })
export class MailQueueModule {}
