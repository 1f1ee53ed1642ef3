import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFlowCache, type FlowCache } from './flow-cache.ts';
import { createFlowFolder } from './flow-folder.ts';

/** An empty folder; `onKeep` is told of each flow that is kept in memory. */
async function openFolder(onKeep: (path: string, stamp: string) => void) {
  const folder = await mkdtemp(join(tmpdir(), 'tweakbench-folder-'));
  const cache = createFlowCache(1_000_000);
  const keep: FlowCache['keep'] = (path, stamp, ...rest) => {
    onKeep(path, stamp);
    cache.keep(path, stamp, ...rest);
  };
  const flows = createFlowFolder({ folder, areSamples: false, report: () => undefined, cache: { ...cache, keep } });
  return { folder, flows, cache };
}

it('concurrent requests for a flow that was just written share scans, and see the newest version', async () => {
  let reads = 0;
  const { folder, flows } = await openFolder(() => {
    reads += 1;
  });
  const write = (name: string) =>
    writeFile(join(folder, 'one.json'), JSON.stringify({ id: 'one', name, data: { nodes: [], edges: [] } }));
  await write('First');
  const searches = Array.from({ length: 50 }, () => flows.find('one'));
  // The first scan has begun by now, and may or may not see this.
  await write('Second');
  searches.push(flows.find('one'));
  const found = await Promise.all(searches);
  expect(found.at(-1)?.flow.name).toBe('Second');
  expect(reads).toBeLessThan(5);
  await rm(folder, { recursive: true });
});

it('a flow whose file is gone is no longer in memory', async () => {
  const stamps = new Map<string, string>();
  const { folder, flows, cache } = await openFolder((path, stamp) => stamps.set(path, stamp));
  const paths = ['gone', 'kept'].map((name) => join(folder, `${name}.json`));
  for (const path of paths) await writeFile(path, JSON.stringify({ data: { nodes: [], edges: [] } }));
  const inMemory = () => paths.map((path) => cache.get(path, stamps.get(path) ?? '') !== null);
  await flows.all();
  expect(inMemory()).toEqual([true, true]);
  await rm(paths[0] ?? '');
  await flows.all();
  expect(inMemory()).toEqual([false, true]);
  await rm(folder, { recursive: true });
});
