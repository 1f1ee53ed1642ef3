/** What the execution of a plan reports, step by step; `run-reducer.ts` turns these into a Run. Times are ms since the run started. */
import type { RawReply, ReceivedEvent, ReplyTiming } from './run.ts';
import type { RunError } from './run-error.ts';

export type RunUpdate =
  /** A request went out. */
  | { kind: 'sent'; at: number; requestIndex: number }
  /** An event; its input is an index of the draft's inputs. */
  | { kind: 'event'; received: ReceivedEvent }
  /** More of a stream: its text, and the frames that it completes, as in `ReplyFrames`. */
  | { kind: 'arrived'; requestIndex: number; text: string; marks: number[]; frames: number; timing: ReplyTiming }
  /** The server's own words, for the Raw view. */
  | { kind: 'reply'; reply: RawReply }
  /** A request was answered to its end. */
  | { kind: 'answered'; at: number; requestIndex: number }
  | { kind: 'failed'; at: number; requestIndex: number; error: RunError }
  /** The user stopped the run; nothing comes after it. */
  | { kind: 'stopped'; at: number }
  /** Every request is over; nothing comes after it. */
  | { kind: 'ended'; at: number };
