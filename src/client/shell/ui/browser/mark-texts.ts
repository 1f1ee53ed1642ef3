/** Marks texts on the page without changing its elements, as `::highlight(NAME)` in CSS draws it. */

const MAX_MARKS = 200;

/** Marks the text, ignoring case, at most the first 200 times. Returns a function that removes the marks. */
export function markTexts(name: string, roots: Iterable<Element>, texts: readonly string[]): () => void {
  const wanted = texts.map((text) => text.trim().toLowerCase()).filter((text) => text !== '');
  if (wanted.length === 0 || typeof CSS === 'undefined' || !('highlights' in CSS)) return () => undefined;
  const ranges = [...roots].flatMap((root) => wanted.flatMap((text) => rangesOf(root, text))).slice(0, MAX_MARKS);
  // Several answers may have marks of one name.
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, highlight);
  for (const range of ranges) highlight.add(range);
  return () => {
    for (const range of ranges) highlight.delete(range);
  };
}

/** Also of a text that goes from one element to the next, such as one with a part in bold. */
function rangesOf(root: Element, wanted: string): Range[] {
  const nodes: { node: Node; from: number }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let held = '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    nodes.push({ node, from: held.length });
    held += node.nodeValue ?? '';
  }
  const lower = held.toLowerCase();
  // Some letters have another length in small.
  if (lower.length !== held.length) return [];
  const nodeAt = (at: number) => nodes.findLast(({ from }) => from <= at);
  const ranges: Range[] = [];
  for (let at = lower.indexOf(wanted); at !== -1 && ranges.length < MAX_MARKS; at = lower.indexOf(wanted, at + 1)) {
    const [first, last] = [nodeAt(at), nodeAt(at + wanted.length - 1)];
    if (!first || !last) continue;
    const range = new Range();
    range.setStart(first.node, at - first.from);
    range.setEnd(last.node, at + wanted.length - last.from);
    ranges.push(range);
  }
  return ranges;
}
