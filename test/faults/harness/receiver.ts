import { Webhook } from 'standardwebhooks';
import { type Behaviour, type Received, WebhookReceiver } from '../../fixtures/webhook-receiver.js';
import type { GoodClient } from './good-client.js';
import { NATURES, type Nature } from './natures.js';

const LONG_AGO = '2020-01-01T00:00:00Z';

/** A message whose signature an independent library of Standard Webhooks has verified, within five minutes. */
export interface Taken {
  readonly id: string;
  readonly body: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The system of an organisation that has asked to be told, in a way of its own; it takes nothing that it cannot verify. */
export class Receiver {
  readonly taken: Taken[] = [];
  isDead = false;
  /** Of what was told before it asked it is owed nothing. */
  readonly before = new Set<string>();
  private endpointId = '';
  private webhook: Webhook | undefined;

  private constructor(
    readonly nature: Nature,
    private readonly line: WebhookReceiver,
  ) {
    line.behaviour = (one) => this.answer(one);
  }

  static ofEachNature(): Promise<Receiver[]> {
    return Promise.all(NATURES.map(async (nature) => new Receiver(nature, await WebhookReceiver.listening())));
  }

  get host(): string {
    return this.line.host;
  }

  get url(): string {
    return this.line.url;
  }

  /** @param told the ids of the events until now */
  async subscribe(client: GoodClient, told: readonly string[]): Promise<void> {
    for (const id of told) this.before.add(id);
    const { name, events, country } = this.nature;
    const body = { url: this.url, events, organisation: `faults-${name}`, country };
    const registered = await client.must({ method: 'POST', path: '/v1/webhook-endpoints', body });
    this.endpointId = registered?.body.id;
    this.webhook = new Webhook(registered?.body.secret);
    await this.proveItself(client);
  }

  /** After an outage: its rest is over, and what waits for it is sent at once; a forgetful one has what it took since a moment sent anew. */
  async catchUp(client: GoodClient, since: Date): Promise<void> {
    this.isDead = false;
    await this.proveItself(client);
    await this.replay(client, { since: LONG_AGO, state: 'waiting' });
    if (this.nature.isForgetful) await this.replay(client, { since: since.toISOString() });
  }

  stop(): void {
    this.line.stop();
  }

  private replay(client: GoodClient, body: object) {
    return client.must({ method: 'POST', path: `/v1/webhook-endpoints/${this.endpointId}/deliveries/replay`, body });
  }

  private proveItself(client: GoodClient) {
    return client.must({ method: 'POST', path: `/v1/webhook-endpoints/${this.endpointId}/verification` });
  }

  private answer(one: Received): Behaviour {
    if (this.isDead) return { cut: true };
    if (!this.verifies(one)) return { status: 401 };
    if (one.data.challenge !== undefined) return {};
    const id = String(one.headers['webhook-id']);
    const isKnown = this.taken.some((known) => known.id === id);
    this.taken.push({ id, body: one.body, type: one.type, data: one.data });
    return this.nature.behaviour(this.taken.length, isKnown);
  }

  private verifies({ body, headers }: Received): boolean {
    try {
      this.webhook?.verify(body, headers as Record<string, string>);
      return this.webhook !== undefined;
    } catch {
      return false;
    }
  }
}
