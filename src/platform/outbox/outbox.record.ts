import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A fact that was told in the transaction of its change, and waits for the relay. */
@Entity({ schema: 'platform', name: 'outbox' })
@Index('outbox_waiting', { synchronize: false })
@Index('outbox_relayed', { synchronize: false })
export class OutboxRecord {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('jsonb') data!: Record<string, unknown>;
  /** Each `queue/job` that its teller knew of. */
  @Column('text', { array: true, nullable: true }) hearers!: string[] | null;
  @Column('text', { nullable: true }) traceparent!: string | null;
  @Column({ name: 'told_at', type: 'timestamptz', default: () => 'now()' }) toldAt!: Date;
  @Column({ name: 'relayed_at', type: 'timestamptz', nullable: true }) relayedAt!: Date | null;
}
