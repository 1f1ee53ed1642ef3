/**
 * Random bodies on the samples and the starter flows: every verdict and every received value as the server has it. How many and
 * of which seed is chosen by `npm run test:langflow -- --random 600 --seed 7`; the whole suite takes a few of one seed.
 */
import { expect, it } from 'vitest';
import { seededRandom } from '../../src/contract/text/seeded-random.ts';
import { indexFlow } from '../../src/flow/index/index-flow.ts';
import { tweakRulesFor } from '../../src/flow/tweaks/tweak-rules.ts';
import { type RandomBody, randomBody } from './random-bodies.ts';
import { compareBody, describeDisagreement, type Observed } from './random-comparison.ts';
import { type RandomFlow, randomFlows } from './random-flows.ts';
import { createReceivedValues } from './received-values.ts';
import {
  currentLangflow,
  currentRelease,
  currentStarterFolder,
  flowOf,
  publish,
  publishWhole,
  randomChoice,
  runAdvanced,
  upload,
} from './servers.ts';

/** How many flows are compared in parallel; more do not help, because the server runs one component at a time. */
const AT_ONCE = 3;
/** A flow takes some seconds to open, so few bodies get few flows. */
const LEAST_PER_FLOW = 3;
/**
 * The body without tweaks of most random bodies, so that opening a flow already observes what many are compared with.
 */
const USUAL = { inputs: [{ input_value: 'hi' }] };

const server = currentLangflow();
const { bodies, seed, folder } = randomChoice();
const release = currentRelease();
const rules = tweakRulesFor({ version: release });
const receivedValues = createReceivedValues(folder);

interface Outcome {
  compared: number;
  flows: string[];
  /** Answers by status. */
  statuses: Map<number, number>;
  disagreements: string[];
  leftOut: string[];
}

async function observe(flowId: string, body: RandomBody['rest']): Promise<Observed> {
  receivedValues.begin(flowId);
  const { status, text } = await runAdvanced(server, flowId, body);
  return { status, text, received: receivedValues.end(flowId) };
}

/** Opens a flow. Null, with the reason noted, for one that this route does not answer even without tweaks. */
async function open({ name, flow, isWhole }: RandomFlow, outcome: Outcome) {
  const named = { ...flow, name: `random ${seed} ${name}` };
  const id = await (isWhole ? publishWhole(server, named) : publish(server, named));
  const usual = await observe(id, USUAL);
  if (usual.status !== 200) {
    outcome.leftOut.push(
      `${name}: it does not answer without tweaks either, ${usual.status} ${usual.text.slice(0, 150)}`,
    );
    return null;
  }
  const plain = new Map([[JSON.stringify(USUAL), usual]]);
  return { name, id, index: indexFlow(await flowOf(server, id)), plain };
}

type Opened = NonNullable<Awaited<ReturnType<typeof open>>>;

async function compare({ name, id, index, plain }: Opened, position: number, outcome: Outcome): Promise<void> {
  const body = randomBody(seededRandom(`${seed} ${name} ${position}`), index);
  // `stream: false` is the same as no `stream`.
  const key = JSON.stringify({ ...body.rest, stream: body.rest.stream === true || undefined });
  const before = plain.get(key) ?? (await observe(id, body.rest));
  plain.set(key, before);
  const real = await observe(id, { ...body.rest, tweaks: body.tweaks });
  outcome.compared += 1;
  outcome.statuses.set(real.status, (outcome.statuses.get(real.status) ?? 0) + 1);
  const found = compareBody(index, body, rules, { plain: before, real });
  if (found.length > 0) outcome.disagreements.push(describeDisagreement(`${position} ${name}`, body, found));
}

/** The bodies take turns on the flows, so that a few of them reach as many flows as possible. */
async function compareAll(): Promise<Outcome> {
  const outcome: Outcome = { compared: 0, flows: [], statuses: new Map(), disagreements: [], leftOut: [] };
  const { flows: all, leftOut } = randomFlows(currentStarterFolder(), await upload(server));
  outcome.leftOut.push(...leftOut);
  // The flows are picked at equal distances in the list, in which the samples come first.
  const every = Math.max(1, Math.ceil((all.length * LEAST_PER_FLOW) / bodies));
  const opened: Opened[] = [];
  for (const flow of all.filter((_, index) => index % every === 0)) {
    const one = await open(flow, outcome);
    if (one) opened.push(one);
  }
  outcome.flows = opened.map(({ name }) => name);
  const waiting = [...opened.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [first, flow] = next;
      for (let position = first; position < bodies; position += opened.length) await compare(flow, position, outcome);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcome;
}

it(`${bodies} random bodies of seed ${seed} do what was predicted`, async () => {
  const { compared, flows, statuses, disagreements, leftOut } = await compareAll();
  const answers = [...statuses].toSorted(([left], [right]) => left - right).map((entry) => entry.join(' × '));
  console.log(`Flows: ${flows.join(', ')}`);
  for (const line of leftOut) console.log(`Left out: ${line}`);
  for (const text of disagreements) console.log(text);
  console.log(
    `${compared - disagreements.length} of ${compared} random bodies (seed ${seed}, Langflow ${release}); answers ${answers.join(', ')}`,
  );
  expect(compared).toBe(bodies);
  expect(disagreements).toEqual([]);
}, 3_600_000);
