/** What a search in results takes for found, in every place that has one. */

export type TextTest = (text: string) => boolean;

/**
 * Tells texts that contain `query` from others, whatever the case, and whatever space parts the words: a field of one
 * line cannot hold a line break. An empty query is in every text.
 */
export function textTest(query: string): TextTest {
  const wanted = normal(query).trim();
  const isOneWord = !wanted.includes(' ');
  return (text) => text.toLowerCase().includes(wanted) || (!isOneWord && normal(text).includes(wanted));
}

function normal(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}

/** True when a key or a value anywhere in it passes: each as it is read, not as JSON writes it. */
export function someText(value: unknown, isWanted: TextTest): boolean {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const item = open.pop();
    if (typeof item !== 'object' || item === null) {
      if (item !== undefined && isWanted(String(item))) return true;
      continue;
    }
    // One by one: spreading a very long array into push() would overflow the stack.
    for (const [key, child] of Object.entries(item)) {
      if (!Array.isArray(item) && isWanted(key)) return true;
      open.push(child);
    }
  }
  return false;
}
