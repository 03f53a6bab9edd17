import { SetMetadata } from '@nestjs/common';

export const REQUIRES_TOKEN = 'passerelle:requires-token';

/** The route shows or changes what is not public. Open only in a trial without API_TOKEN; production never starts without one. */
export const RequiresToken = () => SetMetadata(REQUIRES_TOKEN, true);

export class TokenRequired extends Error {
  readonly code = 'token-required';
  constructor() {
    super('Send the header "Authorization: Bearer <token>" with a token of this installation: its API_TOKEN, or your own.');
  }
}
