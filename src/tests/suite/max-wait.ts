/** In ms: a run of tests waits no longer than this before it asks a server again, however long the server asks to wait. */
export const MAX_WAIT = 60_000;
