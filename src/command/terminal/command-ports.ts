/** What a command uses of its surroundings. */

export interface Screen {
  write(text: string): void;
  /** Somebody looks at it, so a line may be overwritten. */
  isTerminal: boolean;
  /** Its width in characters. */
  columns: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface CommandPorts {
  environment: Environment;
  /** Relative paths start here. */
  folder: string;
  output: Screen;
  errors: Screen;
  /** Aborted by Ctrl+C. */
  stop: AbortSignal;
  /** The sample flows. */
  samplesFolder: string;
  /** Epoch ms. */
  now: () => number;
}
