import { Injectable } from '@nestjs/common';
import { Attempts } from '../../platform/availability/attempts.js';
import { TooManyAttempts } from '../domain/identity.errors.js';

const WINDOW_MS = 15 * 60_000;
/** Of one account from one address: enough for slips of the hand. */
const OF_ACCOUNT = 10;
/** From one address, whoever is meant: an office or a dormitory shares one. */
const FROM_ADDRESS = 500;

/**
 * Who guesses is slowed down. From an address where much has failed, failures are answered 429 and what proves itself goes through, so that nobody
 * is kept out by a neighbour; one account from one address waits in any case.
 */
@Injectable()
export class SignInAttempts {
  private readonly ofAccount = new Attempts(OF_ACCOUNT, WINDOW_MS);
  private readonly fromAddress = new Attempts(FROM_ADDRESS, WINDOW_MS);

  /** Seconds that this account has to wait when it asks from there; 0: none. */
  waitOf(account: string, address: string): number {
    return this.ofAccount.secondsLeft(`${account} ${address}`);
  }

  /** @throws TooManyAttempts when too much has failed from there before */
  failed(address: string, account?: string): void {
    const wait = this.fromAddress.secondsLeft(address);
    if (account !== undefined) this.ofAccount.failed(`${account} ${address}`);
    this.fromAddress.failed(address);
    if (wait) throw new TooManyAttempts(wait);
  }
}
