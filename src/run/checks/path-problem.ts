/** `[0]`, `["a.b"]` and `['a b']`. */
const BRACKETS = /\["(?:[^"\\]|\\.)*"\]|\['(?:[^'\\]|\\.)*'\]|\[\d+\]/g;

/** Why a text is not a path such as `ticket.items[0].id`; null if it is one, as is the empty path of the value itself. */
export function pathProblem(path: string): string | null {
  const names = path.replace(/^\$\.?/, '').replace(BRACKETS, '');
  if (names.includes('[')) return names.includes(']') ? 'write an index as [0] and a name as ["a b"]' : 'missing ]';
  if (names.includes(']')) return 'a ] without a [';
  return names.includes('..') || names.endsWith('.') ? 'a name is missing after a dot' : null;
}
