import { LONGEST_PERSON } from '#contract/workspace/workspace-info.ts';

/** The name of a person on one line, at most 60 characters; null when nothing is left. */
export function cleanName(text: string): string | null {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim();
  return [...line].slice(0, LONGEST_PERSON).join('').trim() || null;
}
