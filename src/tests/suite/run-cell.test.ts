import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import type { FaultScenario } from '#run/testing/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '#run/testing/fault-server.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleIndex } from '#run/testing/sample-run.ts';
import { JudgeError } from '../checks/judge.ts';
import { searchText } from '../checks/search-text.ts';
import { validateData } from '../checks/validate-data.ts';
import { caseOf, suiteOf, turnOf } from '../testing/suite-of.ts';
import { type CellRun, runCell, type SuiteEnvironment } from './run-cell.ts';
import type { Suite, SuiteCell, TestCase, TestTurn } from './suite.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

const KEY = 'sk-key-of-the-connection';
const NO_VARIABLES = new Map<string, string>();
let from = 0;
beforeEach(() => {
  from = server.seen.length;
});
/** Bodies of the requests of this test. */
const sent = () => server.seen.slice(from).map(({ body }) => JSON.parse(body));

const turn = (input: string | null, ...checks: SuiteCheck[]) =>
  turnOf({ input, type: 'any', expected: 'fine', checks });
const caseWith = (turns: readonly TestTurn[], changes: Partial<TestCase> = {}) =>
  caseOf({ name: 'refund', turns, ...changes });

interface Options {
  suite?: Partial<Suite>;
  environment?: Partial<SuiteEnvironment>;
  cell?: Partial<SuiteCell>;
  signal?: AbortSignal;
}

async function run(scenario: FaultScenario, testCase: TestCase, options: Options = {}): Promise<CellRun | null> {
  let sessions = 0;
  const environment: SuiteEnvironment = {
    suite: suiteOf(options.suite),
    flow: { id: scenario, name: 'Sample' },
    index: sampleIndex,
    server: EMBEDDED_SERVER,
    connection: { kind: 'embedded', baseUrl: server.url, apiKey: KEY },
    timeouts: { totalMs: 5_000, idleMs: 5_000 },
    values: NO_VARIABLES,
    sharedSession: 'tb-shared',
    begin: () => ({ id: 'run', startedAt: 77 }),
    newSession: () => {
      sessions += 1;
      return `tb-${sessions}`;
    },
    checkPorts: () => ({ search: searchText, validate: validateData, ask: async () => '{"score": 1}' }),
    ...options.environment,
  };
  const cell = { testCase, variant: { name: 'Flow', tweaks: {} }, repeat: 1, ...options.cell };
  return runCell(environment, cell, options.signal ?? new AbortController().signal);
}

describe('a cell', () => {
  it('passes if every check of its answer passes', async () => {
    const outcome = await run('good-stream', caseWith([turn('hello', 'equals', { contains: 'in' })]));
    expect(outcome?.result).toMatchObject({
      case: 'refund',
      variant: 'Flow',
      repeat: 1,
      state: 'passed',
      why: '',
      answer: 'fine',
      startedAt: 77,
      checks: [{ words: 'Equals the expected text', state: 'passed' }, { state: 'passed' }],
    });
    expect(outcome?.result.timeMs).not.toBeNull();
    expect(outcome?.runs).toMatchObject([{ status: 'done' }]);
    expect(sent()).toMatchObject([{ inputs: [{ input_value: 'hello' }], stream: true, session_id: 'tb-1' }]);
  });

  it.each<[SuiteCheck[], string, string]>([
    [[{ contains: 'moon' }, 'equals'], 'failed', 'The answer does not contain “moon”.'],
    [[{ contains: 'moon' }, { equals: 'x' }], 'failed', '2 of 2 checks missed. The answer does not contain “moon”.'],
    [[{ matches: '(' }, 'equals'], 'broken', '/(/ is not a regular expression.'],
    [[{ matches: '(' }, { equals: 'x' }], 'failed', 'The answer is “fine”, not “x”.'],
    [[], 'passed', ''],
  ])('with the checks %j has %s', async (checks, state, why) => {
    expect((await run('good-stream', caseWith([turn('hi', ...checks)])))?.result).toMatchObject({ state, why });
  });

  it.each<[FaultScenario, string]>([
    ['refused-tweak', '422: code is protected'],
    ['failed-component', '500: Echo LLM failed (the model exploded)'],
    ['web-page', '200: a web page answered'],
    ['cut-stream', '200: the answer was cut off'],
  ])('without an answer (%s) is broken: %s', async (scenario, why) => {
    const outcome = await run(scenario, caseWith([turn('hi', 'equals')]));
    expect(outcome?.result).toMatchObject({ state: 'broken', answer: '', checks: [] });
    expect(outcome?.result.why).toBe(why);
    expect(outcome?.runs).toMatchObject([{ status: 'failed' }]);
  });

  it('is broken when its time is over, and has no result when it is stopped', async () => {
    const timeouts = { totalMs: 50, idleMs: 50 };
    const late = await run('no-answer', caseWith([turn('hi')]), { environment: { timeouts } });
    expect(late?.result.state).toBe('broken');
    const controller = new AbortController();
    const stopped = run('no-answer', caseWith([turn('hi')]), { signal: controller.signal });
    controller.abort();
    expect(await stopped).toBeNull();
  });

  it('says how long a judge without an answer asks to wait', async () => {
    const by = { url: 'http://127.0.0.1:9/v1', model: 'mini' };
    const ask = () => Promise.reject(new JudgeError('No more.', { waitMs: 7_000 }));
    const checkPorts = () => ({ search: searchText, validate: validateData, ask });
    const judged = turn('hi', { not: { judge: { rubric: 'r', min: 1, by } } });
    expect(await run('good-stream', caseWith([judged]), { environment: { checkPorts } })).toMatchObject({
      result: { state: 'broken', why: 'No more.' },
      waitMs: 7_000,
    });
  });

  it('is broken if its output has no answer', async () => {
    const outcome = await run('good-stream', caseWith([turn('hi')]), { suite: { output: 'Text Output' } });
    expect(outcome?.result).toMatchObject({ state: 'broken', why: 'There is no answer of Text Output.' });
    expect(sent()).toMatchObject([{ outputs: ['Text Output'] }]);
  });

  it.each<[string, Partial<TestTurn>, string]>([
    ['is not in the flow', { components: ['Chat Input', 'Imput'] }, 'The flow has no input component “Imput”'],
    ['takes another type, of all of them', { type: 'text' }, 'so the flow would answer its saved text'],
    ['takes another type', { components: ['Chat Input'], type: 'text' }, 'The question reaches no component'],
  ])('sends nothing if a component for its question %s', async (_, changes, why) => {
    const outcome = await run('good-stream', caseWith([{ ...turn('hi', 'equals'), ...changes }]));
    expect(outcome?.result).toMatchObject({ state: 'broken', why: expect.stringContaining(why) });
    expect(sent()).toEqual([]);
    const keeping = await run('good-stream', caseWith([{ ...turn(null, 'equals'), ...changes }]));
    expect(keeping?.result.state).toBe('passed');
  });

  it('is broken if a frozen component may have answered an earlier question', async () => {
    const components = sampleIndex.components.map((component) => ({ ...component, isFrozen: component.isInput }));
    const server = { ...EMBEDDED_SERVER, rules: LANGFLOW_SERVER.rules };
    const environment = { index: { ...sampleIndex, components }, server };
    const { state, why } = (await run('good-stream', caseWith([turn('hi')]), { environment }))?.result ?? {};
    expect([state, why]).toEqual(['broken', expect.stringMatching(/^This may answer an earlier input/)]);
  });

  it('keeps the inputs of the flow if the case has none', async () => {
    await run('good-stream', caseWith([turn(null)]));
    expect(sent()).toMatchObject([{ inputs: [] }]);
  });

  it('sends the tweaks of the variant with those of the case on top, and checks that they apply', async () => {
    const variant = { name: 'Short', tweaks: { 'Model-m1': { words: 3, temperature: 1 }, tome: 'x' } };
    const testCase = caseWith([turn('hi', 'tweaks-applied')], { tweaks: { 'Model-m1': { words: 9 } } });
    const outcome = await run('good-stream', testCase, { cell: { variant } });
    expect(sent()).toMatchObject([{ tweaks: { 'Model-m1': { words: 9, temperature: 1 }, tome: 'x' } }]);
    expect(outcome?.result).toMatchObject({ variant: 'Short', state: 'failed', why: 'tome is ignored.' });
  });
});

describe('a conversation', () => {
  it('sends its turns in order in one session, and fails if any turn does', async () => {
    const turns = [turn('My name is Ada', { contains: 'Ada' }), turn('What is my name?', 'equals')];
    const outcome = await run('good-stream', caseWith(turns));
    expect(sent().map(({ session_id: session, inputs }) => [session, inputs[0].input_value])).toEqual([
      ['tb-1', 'My name is Ada'],
      ['tb-1', 'What is my name?'],
    ]);
    expect(outcome?.result).toMatchObject({ state: 'failed', turns: [{ answer: 'fine' }, { answer: 'fine' }] });
    expect(outcome?.result.checks.map(({ words, state }) => [words, state])).toEqual([
      ['Turn 1: Contains “Ada”', 'missed'],
      ['Turn 2: Equals the expected text', 'passed'],
    ]);
    expect(outcome?.runs).toHaveLength(2);
  });

  it('ends with the first turn without an answer', async () => {
    const outcome = await run('failed-component', caseWith([turn('a'), turn('b')]));
    expect(outcome?.result.state).toBe('broken');
    expect(sent()).toHaveLength(1);
  });
});

it.each([
  ['shared', 'tb-shared'],
  ['own', undefined],
] as const)('the session of a suite with %s sessions is %s', async (session, expected) => {
  await run('good-stream', caseWith([turn('hi')]), { suite: { session } });
  expect(sent()[0].session_id).toBe(expected);
});

describe('a variable', () => {
  const values = new Map([
    ['TOKEN', 'sk-value-of-the-token'],
    ['LANG', 'de'],
  ]);
  const tweaks = {
    'Model-m1': { phrase: `Bearer ${'$'}{TOKEN}`, words: `${'$'}{LANG}`, temperature: `${'$'}${'$'}{X}` },
  };

  it('is sent, and is in no result and no run', async () => {
    const testCase = caseWith([turn('hi', { contains: 'phrase' })], { tweaks });
    const outcome = await run('echo', testCase, { environment: { values } });
    expect(sent()[0].tweaks).toEqual({
      'Model-m1': { phrase: 'Bearer sk-value-of-the-token', words: 'de', temperature: `${'$'}{X}` },
    });
    const json = JSON.stringify(outcome);
    expect(json).not.toContain('sk-value-of-the-token');
    expect(json).not.toContain(KEY);
    expect(outcome?.runs[0]?.request.tweaks).toMatchObject({ 'Model-m1': { words: `${'$'}{LANG}` } });
    expect(outcome?.runs[0]?.plan.requests[0]?.body.tweaks).not.toMatchObject({ 'Model-m1': { words: 'de' } });
    expect(JSON.stringify(outcome?.result.tweaks)).not.toContain('"de"');
  });

  it('is given to no row of a file, which may ask for that of a judge', async () => {
    const column = { component: 'Model-m1', field: 'phrase', value: `${'$'}{TOKEN}`, isMapped: true };
    await run('echo', caseWith([turn('hi')], { columns: [column] }), { environment: { values } });
    expect(sent()[0].tweaks).toEqual({ 'Model-m1': { phrase: `${'$'}{TOKEN}` } });
  });

  it('reaches the judge, and stays out of what it says', async () => {
    const judges: unknown[] = [];
    const by = { url: 'http://127.0.0.1:9/v1', model: 'mini', key: `${'$'}{TOKEN}` };
    const checkPorts = () => ({
      search: searchText,
      validate: validateData,
      ask: async (given: unknown) => {
        judges.push(given);
        return '{"score": 0, "reason": "Your key is sk-value-of-the-token"}';
      },
    });
    const testCase = caseWith([turn('hi', { judge: { rubric: 'r', min: 1, by } })]);
    const outcome = await run('good-stream', testCase, { environment: { values, checkPorts } });
    expect(judges).toEqual([{ ...by, key: 'sk-value-of-the-token' }]);
    expect(outcome?.result.state).toBe('failed');
    expect(JSON.stringify(outcome)).not.toContain('sk-value');
  });
});

it('a cell asks for component states where a check needs them', async () => {
  const langflow = { ...LANGFLOW_SERVER, streamsWorkflows: true };
  const testCase = caseWith([turn('hi', { not: { any: [{ reached: 'Chat Input' }] } })]);
  const connection = { kind: 'langflow' as const, baseUrl: server.url, apiKey: null };
  const outcome = await run('good-stream', testCase, { environment: { server: langflow, connection } });
  expect(outcome?.runs[0]?.plan.requests[0]?.transport).toBe('workflow-stream');
});
