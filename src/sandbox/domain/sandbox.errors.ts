import type { CountryCode } from '../../standards/index.js';

export class NotASandbox extends Error {
  readonly code = 'not-a-sandbox';
  constructor(country: CountryCode, sandboxes: readonly CountryCode[]) {
    const here = sandboxes.length
      ? `Sandboxes here are ${sandboxes.join(', ')}`
      : 'This installation has none: its operator names them in SANDBOXES';
    super(`${country} is no sandbox, and nothing of it is reset. ${here}.`);
  }
}

/** Somebody else of the same sandbox has asked for it. */
export class SandboxBeingReset extends Error {
  readonly code = 'sandbox-being-reset';
  constructor(country: CountryCode) {
    super(`Sandbox ${country} is being put back already, as somebody else has asked. Wait a minute before you write to it.`);
  }
}
