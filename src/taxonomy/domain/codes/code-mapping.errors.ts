export class UnknownCodeScheme extends Error {
  readonly code = 'unknown-code-scheme';
  constructor(given: unknown) {
    super(`"${String(given).slice(0, 60)}" names no list. Write the country that keeps it and its name in capitals, such as RO-COR.`);
  }
}

export class CodeVersionNotFound extends Error {
  readonly code = 'code-version-not-found';
  constructor(scheme: string, version?: number) {
    super(
      version === undefined
        ? `No version of ${scheme} has been published that is in force. POST /v1/code-mappings/${scheme}/versions publishes one.`
        : `${scheme} has no version ${version}. GET /v1/code-mappings/${scheme}/versions lists those that there are.`,
    );
  }
}

/** Everything that is wrong with an upload, by row, so that it is mended once. */
export class UnfitCodeMapping extends Error {
  readonly code = 'unfit-code-mapping';
  constructor(readonly faults: readonly string[]) {
    const more = faults.length > 20 ? ` And ${faults.length - 20} more.` : '';
    super(`Nothing was published. ${faults.slice(0, 20).join(' ')}${more}`);
  }
}
