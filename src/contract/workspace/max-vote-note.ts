/** Most characters of a note on two answers. */
export const MAX_VOTE_NOTE = 2_000;
