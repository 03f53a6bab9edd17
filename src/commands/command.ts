/** `say` prints one line with the seconds since the command began. */
export interface CommandContext {
  readonly say: (text: string) => void;
}

export type Command = (args: readonly string[], context: CommandContext) => Promise<void>;
