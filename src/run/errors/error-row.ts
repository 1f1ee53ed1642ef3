/** One row of the table of failures, and the facts that its texts use. */
import type { RunError } from '../model/run-error.ts';
import type { Wording } from './wording.ts';

export interface ErrorText {
  title: string;
  sentence: Wording;
}

export interface FailedRequest {
  /** "Embedded engine", or a Langflow's name and address. */
  server: string;
  /** Host and port at which the server was looked for. */
  host: string;
  /** The tweaks that the server refused, as the report calls them. */
  refused: readonly { component: string | null; field: string }[];
  /** How many tweaks were sent. */
  tweaks: number;
}

/** The connection, or one that is being tried. */
export interface TriedConnection {
  hasKey: boolean;
  isRelayed: boolean;
}

/** What the page offers, as far as it makes sense for the run and the open flow. */
export type ErrorAction =
  | 'run-again'
  | 'run-without-session'
  | 'run-without-tweaks'
  | 'choose-session'
  | 'choose-flow'
  | 'connection'
  | 'connect-langflow'
  | 'plan'
  | 'go-to-field'
  | 'use-model'
  | 'show-on-graph'
  | 'copy';

export type ErrorKind = RunError['kind'];
export type OfKind<Of extends ErrorKind> = RunError & { kind: Of };

export interface ErrorRow<Failure> {
  title: (error: Failure, request: FailedRequest) => string;
  sentence: (error: Failure, request: FailedRequest) => Wording;
  /** The error in a few words, without a title, for the history and for files. */
  short: (error: Failure) => string;
  /**
   * For any request but a run: why the server cannot be used, and what to change about the connection. Left out where it is
   * no matter of the connection.
   */
  connection?: (error: Failure, tried: TriedConnection) => string;
  /** Best first. */
  actions: readonly ErrorAction[];
}
