/** What the server takes, at most. docs/embedded-server.md has them as a table. */

const KB = 1024;
const MB = 1024 * KB;

/** Bytes of any body but an upload: a run, a flow, a list of ids. */
export const BODY_LIMIT = 10 * MB;
/** Bytes of an uploaded file, and of a zip of flows. */
export const UPLOAD_LIMIT = 50 * MB;
/** Bytes of the token page's form, and of an address for the relay. */
export const FORM_LIMIT = 8 * KB;
