/** What the server takes, at most; what a run may use is in src/engine/values/run-limits.ts. docs/embedded-server.md has both as a table. */

const KB = 1024;
const MB = 1024 * KB;

/** Bytes that all requests hold at a time: bodies, what runs make, and answers that were not read yet. */
export const HELD_LIMIT = 200 * MB;
/** Bytes of a request, with its answer, that is small enough to be taken in any case. */
export const SMALL = 64 * KB;
/** Characters of a JSON answer that is written piece by piece. */
export const STREAMED_REPLY = MB;
/** Bytes of an uploaded file, with its form. It goes to disk as it arrives. */
export const UPLOAD_LIMIT = 50 * MB;
/** Parts of a form, and bytes of the head of each. */
export const MOST_FORM_PARTS = 20;
export const PART_HEAD_LIMIT = 16 * KB;
/** Flows of one import. */
export const MOST_FLOWS = 500;
/** Files in a zip, and what all of them unpack to: bytes, and JSON values. */
export const ZIP_LIMITS = { entries: 2000, bytes: 64 * MB, values: 2_000_000 };
/** Bytes of a flow's file in the data folder: those of a body, and what numbers gain when they are written out. */
export const FLOW_FILE_LIMIT = 12 * MB;
/** Components of a flow, with those in its groups, and connections. */
export const FLOW_LIMITS = { components: 10_000, connections: 50_000 };
/** Bytes of the files whose flows stay parsed in memory. */
export const FLOW_CACHE = 32 * MB;
/** Bytes of the token page's form, and of an address for the relay. */
export const FORM_LIMIT = 8 * KB;
/** Different wrong tokens and keys that are looked at before only one a second is, and how many of them are remembered. */
export const GUESSES_AT_ONCE = 10;
/** Addresses whose wrong ones are counted. */
export const GUESSING_ADDRESSES = 10_000;
export const REMEMBERED_GUESSES = 1_000;
/** Entries of `inputs` in the body of a run. */
export const INPUTS_LIMIT = 1_000;
/** Worker threads at once; components that find none free wait. */
export const WORKERS = 3;
/** Of them, those that one run may have: others shall find one free. */
export const WORKERS_OF_RUN = 2;
/** Worker threads beside them that were told to end and are still in native code. */
export const ENDING_WORKERS = 2;
/** MB of memory that a worker thread may take. All five and the server fit into the 2 GB that compose.yaml gives them. */
export const WORKER_MEMORY_MB = 320;
/** Seconds that one component may work in a worker thread. */
export const COMPONENT_SECONDS = 30;
