/** Matches texts for all searches in results. */

export type TextTest = (text: string) => boolean;

/**
 * Tests whether a text contains `query`, ignoring case and treating all white space alike, because a one-line field cannot
 * contain line breaks. An empty query matches every text.
 */
export function textTest(query: string): TextTest {
  const wanted = normal(query).trim();
  const isOneWord = !wanted.includes(' ');
  return (text) => text.toLowerCase().includes(wanted) || (!isOneWord && normal(text).includes(wanted));
}

function normal(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}

/** True when any key or value in it matches, as text without JSON escapes. */
export function someText(value: unknown, isWanted: TextTest): boolean {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const item = open.pop();
    if (typeof item !== 'object' || item === null) {
      if (item !== undefined && isWanted(String(item))) return true;
      continue;
    }
    // Not push(...items): spreading a very long array would overflow the stack.
    for (const [key, child] of Object.entries(item)) {
      if (!Array.isArray(item) && isWanted(key)) return true;
      open.push(child);
    }
  }
  return false;
}
