export class ErasureNotFound extends Error {
  readonly code = 'erasure-not-found';
  constructor(readonly id: string) {
    super(`There is no receipt ${id}. Its id was given in the answer to the erasure.`);
  }
}
