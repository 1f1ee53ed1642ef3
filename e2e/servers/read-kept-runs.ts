/** All runs that a Tweakbench keeps, as one text to search. */
export async function readKeptRuns(url: string, headers: Record<string, string> = {}): Promise<string> {
  const read = async (path: string) => (await fetch(`${url}/workspace/v1/runs${path}`, { headers })).text();
  const list = await read('?limit=200');
  const runs: { id: string }[] = JSON.parse(list).runs;
  const whole = await Promise.all(runs.map(({ id }) => read(`/${id}`)));
  return [list, ...whole].join();
}
