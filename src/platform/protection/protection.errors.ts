export class BodyTooLarge extends Error {
  readonly code = 'body-too-large';
  constructor(most: number) {
    super(`A body of this kind may have ${most} bytes. Send less at once.`);
  }
}

export class BodyTooSlow extends Error {
  readonly code = 'body-too-slow';
  constructor(silence: number, all: number) {
    super(`The body did not come: nothing for ${silence} s, or not all of it within ${all} s (a feed may take longer). Send it again.`);
  }
}

export class AddressTooLong extends Error {
  readonly code = 'address-too-long';
  constructor(length: number, most: number) {
    super(`The address has ${length} characters; it may have ${most}. Ask for less at once.`);
  }
}
