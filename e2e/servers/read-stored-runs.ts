/** All runs that a Tweakbench stores, as one text to search. */
export async function readStoredRuns(url: string, headers: Record<string, string> = {}): Promise<string> {
  const read = async (path: string) => (await fetch(`${url}/workspace/v1/runs${path}`, { headers })).text();
  const list = await read('?limit=200');
  const runs: { id: string }[] = JSON.parse(list).runs;
  const whole = await Promise.all(runs.map(({ id }) => read(`/${id}`)));
  return [list, ...whole].join();
}

/** All stored results of suites, with their suites, cells and whole runs, as one text to search. */
export async function readStoredResults(url: string, headers: Record<string, string> = {}): Promise<string> {
  const read = async (path: string) => (await fetch(`${url}/workspace/v1/${path}`, { headers })).text();
  const list = await read('results?limit=200');
  const parts = [list];
  for (const { id, suite } of JSON.parse(list).results) {
    const cells = await read(`results/${id}/cells`);
    parts.push(await read(`suites/${suite.id}`), cells);
    // None if it was deleted since it was listed.
    const { cells: stored = [] } = JSON.parse(cells);
    for (const cell of stored)
      parts.push(await read(`results/${id}/cells/${cell.case}.${cell.variant}.${cell.repeat}/run`));
  }
  return parts.join();
}
