/**
 * The page is one address with a query, while links to tests are short: `/tests/SUITE/RESULT/CASE/VARIANT`, `/tests/SUITE/edit`.
 * Returns the address of the page that shows it; null for any other path.
 */
export function testsAddress(path: string): string | null {
  const [root, suite, result, ...cell] = path.split('/').filter((part) => part !== '');
  if (root !== 'tests') return null;
  const query = new URLSearchParams({ mode: 'tests' });
  if (suite !== undefined) query.set('suite', decoded(suite));
  if (result === 'edit') query.set('edit', 'true');
  else if (result !== undefined) query.set('result', decoded(result));
  if (cell.length === 2 && cell.every((part) => /^\d{1,7}$/.test(part))) query.set('cell', cell.join('.'));
  return `/?${query}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
