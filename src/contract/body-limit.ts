/** How large a request may be: the server refuses a larger one, and the page does not send a flow that is. */

const MB = 1024 * 1024;

/** Bytes of any body but an upload: a run, flows and zips of them, a list of ids. */
export const BODY_LIMIT = 10 * MB;
