import { SetMetadata } from '@nestjs/common';

export const REQUIRES_TOKEN = 'passerelle:requires-token';

/** The route shows or changes what is not public. Open only in a trial without API_TOKEN; production never starts without one. */
export const RequiresToken = () => SetMetadata(REQUIRES_TOKEN, true);

/** The same, and never for somebody's own token: what the installation itself does. */
export const RequiresInstallation = () => SetMetadata(REQUIRES_TOKEN, 'installation');

export class InstallationTokenRequired extends Error {
  readonly code = 'installation-token-required';
  constructor() {
    super(
      'This is done by the installation, with its API_TOKEN, and by nobody in their own name. An administrator writes a draft instead.',
    );
  }
}

export class TokenRequired extends Error {
  readonly code = 'token-required';
  constructor() {
    super('Send the header "Authorization: Bearer <token>" with a token of this installation: its API_TOKEN, or your own.');
  }
}
