export class ErasureNotFound extends Error {
  readonly code = 'erasure-not-found';
  constructor(readonly id: string) {
    super(`There is no receipt ${id}. Its id was given in the answer to the erasure.`);
  }
}

export class DryRunMissing extends Error {
  readonly code = 'dry-run-missing';
  constructor() {
    super('These rules have never been run dry as they are now. See first what they would remove: npm run retention -- --dry-run');
  }
}
