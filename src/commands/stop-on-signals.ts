const AT_ONCE_AFTER_MS = 1_000;

/** Ctrl-C reaches us twice (the terminal's group, then npm): the first stops in order; one more than a second later ends at once. */
export function stopOnSignals(stop: () => Promise<void>, say: (text: string) => void): void {
  let since: number | undefined;
  const onSignal = (signal: string) => {
    if (since !== undefined) return void (Date.now() - since > AT_ONCE_AFTER_MS && process.exit(1));
    since = Date.now();
    say(`${signal}: finishing running jobs, then stopping`);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
