/** What the server takes, at most; what a run may use is in src/engine/limits.ts. docs/embedded-server.md has both as a table. */

const KB = 1024;
const MB = 1024 * KB;

/** Bytes of any body but an upload: a run, a flow, a list of ids. */
export const BODY_LIMIT = 10 * MB;
/** Bytes of an uploaded file, and of a zip of flows. */
export const UPLOAD_LIMIT = 50 * MB;
/** Bytes of the token page's form, and of an address for the relay. */
export const FORM_LIMIT = 8 * KB;
/** Entries of `inputs` in the body of a run. */
export const INPUTS_LIMIT = 1_000;
