/** How a command ends. */

export const EXIT = {
  passed: 0,
  /** A check was missed, a tweak has no effect, or the gate was missed. */
  failed: 1,
  /** The arguments of the command, or a file, are wrong. */
  usage: 2,
  /** The server, its key or the flow is missing. */
  couldNotRun: 3,
  /** The baseline is of another suite. */
  notComparable: 4,
  /** Ctrl+C. */
  stopped: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a code. The message is for the terminal and says what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The error for wrong arguments or a wrong file. */
export function usageError(message: string): CommandError {
  return new CommandError(EXIT.usage, message);
}
