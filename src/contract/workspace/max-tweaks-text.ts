/** Characters of the text of tweaks that the form takes and the server keeps. Alone, because a first visit needs it. */
export const MAX_TWEAKS_TEXT = 2_000_000;
