/**
 * Limits of the server; those of a run are in src/engine/values/run-limits.ts, those of a stored run in
 * src/contract/workspace/stored-run-limits.ts and src/contract/values/cut-run-values.ts. All are listed in docs/embedded-server.md.
 */
import { MAX_SUITE_BYTES } from '#contract/suite/suite-length.ts';

const KB = 1024;
const MB = 1024 * KB;

/** Time in which the head of a request, and all of it, must have arrived, and how often that is checked. */
export const SLOW_SENDERS = { headMs: 60_000, requestMs: 300_000, checkMs: 30_000 };
/** Bytes that all requests hold together: bodies, values of runs, and unread answers. */
export const HELD_LIMIT = 200 * MB;
/** Bytes of a request with its answer that is small enough to be always accepted. */
export const SMALL = 64 * KB;
/** Characters of a JSON answer that is written in chunks. */
export const STREAMED_REPLY = MB;
/** Bytes of an uploaded file, with its form. It goes to disk as it arrives. */
export const UPLOAD_LIMIT = 50 * MB;
/** Parts of a form, and bytes of the headers of each. */
export const MAX_FORM_PARTS = 20;
export const PART_HEAD_LIMIT = 16 * KB;
/** Flows in one import. */
export const MAX_FLOWS = 500;
/** Files in a zip, and their unpacked content: bytes and JSON values. */
export const ZIP_LIMITS = { entries: 2000, bytes: 64 * MB, values: 2_000_000 };
/** Bytes of a flow's file in the data folder: a body, and what numbers gain when they are written out. */
export const FLOW_FILE_LIMIT = 12 * MB;
/** Components of a flow, including those in groups, and connections. */
export const FLOW_LIMITS = { components: 10_000, connections: 50_000 };
/** Bytes of the files whose flows stay parsed in memory. */
export const FLOW_CACHE = 32 * MB;
/** Bytes of what a suite says, and of a part of its rows with their JSON values. */
export const SUITE_BODY_LIMIT = MAX_SUITE_BYTES + MB;
export const ROWS_BODY_LIMIT = 10 * MB;
/** Variables and secrets of a stored run: each text of it is searched for all of them. */
export const SECRETS_LIMITS = { variables: 1_000, secrets: 1_000, characters: 1_000_000 };
/** Bytes of what a demo is made of. */
export const DEMO_BODY_LIMIT = MB;
/** Bytes of the name and note of a run, and of a question to a demo. */
export const EDIT_LIMIT = 32 * KB;
/** Bytes of the token page's form, and of an address for the relay. */
export const FORM_LIMIT = 8 * KB;
/**
 * Different wrong tokens and keys that are checked before the rate falls to one per second, and how many of them are
 * remembered.
 */
export const GUESSES_AT_ONCE = 10;
/** Addresses with a rate limit of their own. */
export const GUESSING_ADDRESSES = 10_000;
export const REMEMBERED_GUESSES = 1_000;
/** Entries of `inputs` in the body of a run. */
export const INPUTS_LIMIT = 1_000;
/** Questions to people that are open at once, those of them that one person or address may have, and seconds for which one is. */
export const WAITING_QUESTIONS = 100;
export const WAITING_OF_ONE = 20;
export const DECISION_SECONDS = 3_600;
/** Bytes that a run may hold, with its body, to go on after its reader left while it waited for a decision. */
export const LEFT_RUN_BYTES = MB;
/** What components received and gave in runs that answered as plain JSON: of one person, of all, and how long it can be read. */
export const UNREAD_VALUES = { ofHolder: 32, bytes: 32 * MB, ms: 60_000 };
export const WORKER_LIMITS = {
  /** Bodies that wait to be masked. */
  waitingToMask: 50,
  /** Threads at once; other components wait. */
  workers: 3,
  /** How many of them one run may use, so that others find one free. */
  workersOfRun: 2,
  /** Additional threads that were told to end but still run native code; beyond this they count as `workers`. */
  endingWorkers: 2,
  /** That one component may take in a thread. */
  componentMs: 30_000,
  /** Memory of one thread. All five and the server fit into the 2 GB that compose.yaml allows. */
  memoryMb: 320,
};
