export class TokenRequired extends Error {
  readonly code = 'token-required';
  constructor() {
    super('Send the header "Authorization: Bearer <token>" with a token of this installation: its API_TOKEN, or your own.');
  }
}
