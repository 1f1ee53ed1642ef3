/**
 * `npm run soak`: all that a server does at once, for 10 minutes or as many as the argument says, and then counts what
 * it has stored. Prints requests a second, p99, errors, memory and open handles, each met or MISSED. Linux only.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { buildIfStale } from '../scripts/build.ts';
import { demoListSchema } from '../src/contract/demos/demo-entry.ts';
import { demoPaths } from '../src/contract/demos/demo-paths.ts';
import { type Figure, toTable } from './figure.ts';
import { megabytes } from './heap.ts';
import { readProcess } from './soak/process-figures.ts';
import { askJson, idSchema, newTally, repeat, type Stored, sendJson, type Tally } from './soak/visitor.ts';
import { workOn } from './soak/work.ts';

/** How many clients do each kind of work. */
const CLIENTS = 3;
const WARM_UP_MS = 60_000;
const MAX_GROWTH = 0.1;
/** How many more handles than before are no leak: sockets of clients that the system has not closed yet. */
const HANDLES_OF_CLIENTS = 10;
/** How long to wait until the sockets of finished clients are closed. */
const QUIET_MS = 8_000;

const KINDS = ['runs', 'cells', 'files', 'flows', 'answers'] as const;

const minutes = Number(process.argv[2] ?? 10);
if (!(minutes >= 2 && minutes <= 600)) {
  console.error(`${process.argv[2]} is not a number of minutes from 2 to 600: npm run soak -- 10`);
  process.exit(1);
}

await buildIfStale();
// A name of another machine, so that demos can be published.
const settings = {
  TWEAKBENCH_ALLOWED_HOSTS: 'soak.example',
  TWEAKBENCH_DEMO_PACE: '2000',
  TWEAKBENCH_LOG: 'error',
  TWEAKBENCH_KEEP_RUNS: '1000000',
  TWEAKBENCH_KEEP_SIZE: '50',
  NODE_OPTIONS: `--import=${new URL('./soak/collect-on-signal.mjs', import.meta.url).href}`,
};
const [server, other] = await Promise.all([startTweakbench(settings), startTweakbench(settings)]);
const pid = server.process.pid ?? 0;
const before = await readProcess(pid);
const { id } = idSchema.parse(await sendJson(`${server.url}/relay`, 'POST', { url: other.url }));
const had = await count(server.url);

const tally = newTally();
const work = workOn(server.url, `${server.url}/relay/${id}`, tally.stored);
const start = performance.now();
let isOver = false;
const clients = Object.entries(work).flatMap(([kind, act]) =>
  Array.from({ length: CLIENTS }, () => repeat(kind, act, tally, () => isOver)),
);
console.error(`${clients.length} clients for ${minutes} minutes …`);
await pause(WARM_UP_MS);
const warm = await readProcess(pid);
await pause(Math.max(0, minutes * 60_000 - (performance.now() - start)));
const end = await readProcess(pid);
isOver = true;
await Promise.all(clients);
const seconds = (performance.now() - start) / 1000;
await pause(QUIET_MS);
const quiet = await readProcess(pid);
const has = await count(server.url);
await Promise.all([server.stop(), other.stop()]);

const figures = [...speed(tally, seconds), ...usage(), ...storedFigures(tally)];
console.log(toTable(figures));
for (const [said, times] of tally.errors) console.log(`${times} × ${said}`);
process.exitCode = figures.some(({ isMet }) => isMet === false) ? 1 : 0;

function speed({ times, errors }: Tally, lasted: number): Figure[] {
  const all = [...times.values()].flat();
  const failed = [...errors.values()].reduce((sum, one) => sum + one, 0);
  const kinds = [...times].map(([what, taken]) => ({
    what: `soak: ${what}, p99`,
    measured: `${p99(taken).toFixed(0)} ms of ${taken.length.toLocaleString('en-US')}`,
    target: 'said only',
    isMet: taken.length > 0 ? null : false,
  }));
  return [
    {
      what: `soak: ${minutes} minutes, ${clients.length} clients`,
      measured: `${(all.length / lasted).toFixed(0)} pieces of work a second`,
      target: 'said only',
      isMet: all.length > 0 ? null : false,
    },
    ...kinds,
    { what: 'soak: errors', measured: `${failed}`, target: 'none', isMet: failed === 0 },
  ];
}

function usage(): Figure[] {
  const growth = end.memory / warm.memory - 1;
  return [
    {
      what: 'soak: memory after the first minute and at the end',
      measured: `${megabytes(warm.memory)}, ${megabytes(end.memory)} (at the start ${megabytes(before.memory)})`,
      target: `grows by at most ${MAX_GROWTH * 100} %`,
      isMet: growth <= MAX_GROWTH,
    },
    {
      what: 'soak: open handles before the first client and after the last',
      measured: `${before.handles}, ${quiet.handles} (${end.handles} under load)`,
      target: `at most ${HANDLES_OF_CLIENTS} more`,
      isMet: quiet.handles <= before.handles + HANDLES_OF_CLIENTS,
    },
  ];
}

function storedFigures({ stored }: Tally): Figure[] {
  return KINDS.map((what) => ({
    what: `soak: ${what} that the server has kept`,
    measured: `${has[what] - had[what]}`,
    target: `${stored[what]}`,
    isMet: has[what] - had[what] === stored[what],
  }));
}

function p99(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
}

async function count(url: string): Promise<Stored> {
  const list = z.array(z.unknown());
  const { runs } = z
    .looseObject({ runs: z.looseObject({ count: z.int() }) })
    .parse(await askJson(`${url}/workspace/v1`));
  let cells = 0;
  let next: string | null = '';
  while (next !== null) {
    const page = z
      .looseObject({
        results: z.array(z.looseObject({ tally: z.record(z.string(), z.int()) })),
        next: z.string().nullable(),
      })
      .parse(await askJson(`${url}/workspace/v1/results?limit=200${next && `&cursor=${encodeURIComponent(next)}`}`));
    for (const { tally } of page.results) cells += Object.values(tally).reduce((sum, one) => sum + one, 0);
    next = page.next;
  }
  const files = list.parse(await askJson(`${url}/api/v2/files`)).length;
  const flows = list.parse(await askJson(`${url}/api/v1/flows/`)).length;
  const { demos } = demoListSchema.parse(await askJson(`${url}${demoPaths.list}`));
  const answers = demos.reduce((sum, { questions }) => sum + questions, 0);
  return { runs: runs.count, cells, files, flows, answers };
}
