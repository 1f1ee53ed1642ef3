/** How likely chance alone splits the votes at least so unevenly: the two-sided sign test. */

/** From 0 to 1; 1 without votes. */
export function signTest(left: number, right: number): number {
  const total = left + right;
  let tail = 0;
  let log = -total * Math.LN2;
  for (let count = 0; count <= Math.min(left, right); count += 1) {
    if (count > 0) log += Math.log((total - count + 1) / count);
    tail += Math.exp(log);
  }
  return Math.min(1, 2 * tail);
}
