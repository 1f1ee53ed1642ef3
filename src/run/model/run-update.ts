/** The updates that the execution of a plan yields; `run-reducer.ts` folds them into a Run. Times are ms since the run started. */
import type { InputValues } from '#contract/component-values.ts';
import type { RawReply, ReceivedEvent, ReplyTiming } from './run.ts';
import type { RunError } from './run-error.ts';

export type RunUpdate =
  /** A request went out. */
  | { kind: 'sent'; at: number; requestIndex: number }
  /** The server had not begun, because its database was busy: after a second the request is sent once more. */
  | { kind: 'sent-again'; requestIndex: number }
  /** An event; its input is the index in the draft. */
  | { kind: 'event'; received: ReceivedEvent }
  /** A piece of a stream: its text, and the frames that it completes, as in `ReplyFrames`. */
  | { kind: 'arrived'; requestIndex: number; text: string; marks: number[]; frames: number; timing: ReplyTiming }
  /** The reply as received, for its text in JSON. */
  | { kind: 'reply'; reply: RawReply }
  /** The answer to a request is complete. */
  | { kind: 'answered'; at: number; requestIndex: number }
  /** What the components of an input received and gave, if it did not come with events. `input` is the index in the draft. */
  | { kind: 'values'; input: number; values: InputValues }
  /** A request is a job on the server, which can be taken up later. */
  | { kind: 'job'; requestIndex: number; id: string }
  | { kind: 'failed'; at: number; requestIndex: number; error: RunError }
  /** The user stopped the run. The last update. */
  | { kind: 'stopped'; at: number }
  /** Every request has ended. The last update. */
  | { kind: 'ended'; at: number };
