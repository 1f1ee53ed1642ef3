/** Parses a pasted text, or says why it is not a request. */
import { PasteError } from '#run/paste/http-call.ts';
import type { PastedRequest } from '#run/paste/pasted-request.ts';
import { readRequestText } from '#run/paste/read-request-text.ts';

/** Null for an empty text. */
export type PastedReading = { pasted: PastedRequest } | { problem: string } | null;

/** Never throws. */
export function readPasted(text: string): PastedReading {
  if (text.trim() === '') return null;
  try {
    return { pasted: readRequestText(text) };
  } catch (error) {
    return { problem: error instanceof PasteError ? error.message : 'This text could not be read as a request.' };
  }
}
