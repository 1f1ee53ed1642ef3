/** Links and files of strangers whose sizes double: each costs at most about twice as much, and the page is never silent for long. */
import type { Page } from '@playwright/test';
import { exportRun } from '../../src/run/export/export-run.ts';
import { median } from '../../src/run/figures/median.ts';
import { answeredRun } from '../../src/run/testing/run-of.ts';
import { expect, test } from '../fixtures.ts';
import { linkTo } from '../pages/open-request.ts';
import { type Act, costOf, unitOf } from '../pages/watch-costs.ts';

const ROUNDS = 5;
/** How many times as much a doubled size may cost; with quadratic work it would be four times. */
const DOUBLED = 3;
/** The longest silence, as a multiple of what a fixed list of 4,000 lines costs. */
const SILENT = 40;

const FLOW = '7b1f0a52-3c7e-4d19-9a64-0c5de21f8a01';
const names = (count: number) => Array.from({ length: count }, (_, at) => `Name ${at}`);
const link = (outputs: string[], components: string[] = []): Act => ({
  hash: linkTo({ flow: FLOW, inputs: [{ value: 'x', components }], outputs }),
});
const presentation = (outputs: string[]): Act => ({
  file: 'shown.presentation.json',
  text: JSON.stringify({
    format: 'tweakbench-presentation',
    version: 1,
    flow: { id: FLOW, name: 'Tone switcher' },
    request: { inputs: [{ value: 'x' }], outputs, tweaksText: '{}' },
    knobs: [],
    mode: 'present',
  }),
});
const tweaksOf = (count: number) =>
  JSON.stringify(Object.fromEntries(names(count).map((name) => [name, { tone: 'x' }])));
const runOfAnswers = (count: number) => answeredRun(names(count), { number: count, flowId: FLOW });
const counted = (count: number) => count.toLocaleString('en');

interface Kind {
  name: string;
  size: number;
  act: (size: number) => Act;
  shown: (size: number) => string;
}

const KINDS: Kind[] = [
  {
    name: 'names that are taken',
    size: 450,
    act: (size) => link([], names(size)),
    shown: (size) => `and ${size - 50} more`,
  },
  {
    name: 'names that are refused',
    size: 60_000,
    act: (size) => link(names(size)),
    shown: (size) => `it has ${counted(size)} names`,
  },
  {
    name: 'equal names',
    size: 150_000,
    act: (size) => link([...Array(size).fill('Same'), `Only ${size}`]),
    shown: (size) => `Only ${size}`,
  },
  {
    name: 'a presentation',
    size: 40_000,
    act: (size) => presentation(names(size)),
    shown: (size) => `it has ${counted(size)} names`,
  },
  {
    name: 'inputs',
    size: 2_000,
    act: (size) => ({ hash: linkTo({ flow: FLOW, inputs: Array(size).fill({ value: 'x' }) }) }),
    shown: (size) => `${counted(size)} inputs`,
  },
  {
    name: 'tweaks',
    size: 300,
    act: (size) => ({ hash: linkTo({ flow: FLOW, inputs: ['x'], tweaks: tweaksOf(size) }) }),
    shown: (size) => `${size} ignored`,
  },
  {
    name: 'a run of a file',
    size: 100,
    act: (size) => ({ file: 'run.json', text: exportRun(runOfAnswers(size), new Date(0)).text }),
    shown: (size) => `${counted(size)} inputs`,
  },
];

const medianOf = (costs: readonly number[]) => median(costs) ?? Number.NaN;

/** The median of the rounds counts: the best one may be luck. The two sizes take turns, so that what the machine does besides is in both. */
async function expectInProportion(page: Page, { name, size, act, shown }: Kind): Promise<void> {
  const costs = { unit: [] as number[], small: [] as number[], large: [] as number[], silent: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    costs.unit.push(await unitOf(page));
    // Other sizes each round, because their texts must be new on the page.
    const [small, large] = [size + round, 2 * size + round];
    costs.small.push((await costOf(page, act(small), shown(small))).ms);
    const { ms, silentMs } = await costOf(page, act(large), shown(large));
    costs.large.push(ms);
    costs.silent.push(silentMs);
  }
  const unit = medianOf(costs.unit);
  expect(medianOf(costs.large) / Math.max(medianOf(costs.small), unit), `${name}, doubled`).toBeLessThan(DOUBLED);
  expect(medianOf(costs.silent) / unit, `${name}, the longest silence`).toBeLessThan(SILENT);
}

test('links and files take time in proportion to their size, and never block the page for long', async ({
  bench,
  page,
}) => {
  test.slow();
  await bench.open();
  for (const kind of KINDS) await test.step(kind.name, () => expectInProportion(page, kind));
});
