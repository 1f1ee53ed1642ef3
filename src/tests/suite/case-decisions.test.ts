import { afterEach, beforeEach, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { APPROVAL_FLOW, type ApprovalServer, startApprovalServer } from '#run/testing/approval-server.ts';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { searchText } from '../checks/search-text.ts';
import { validateData } from '../checks/validate-data.ts';
import { readSuite } from './read-suite.ts';
import { cellsOf, runCell, type SuiteEnvironment } from './run-cell.ts';

let server: ApprovalServer;
beforeEach(async () => {
  server = await startApprovalServer();
});
afterEach(() => server.close());

/** The result of a suite with one case that has these keys, on a Langflow that plays a recording. */
async function testWith(keys: string, signal = new AbortController().signal) {
  const head = 'format: tweakbench-tests\nversion: 1\nname: Approval\nflow: approval\n';
  const { suite, problems } = await readSuite(`${head}cases:\n  - {name: ship, ${keys}}\n`, {
    readText: () => Promise.reject(new Error('No file')),
  });
  if (!suite) throw new Error(problems.map(({ message }) => message).join());
  const environment: SuiteEnvironment = {
    suite,
    flow: { id: APPROVAL_FLOW.id, name: 'Approval' },
    index: indexFlow(APPROVAL_FLOW),
    server: { ...LANGFLOW_SERVER, streamsWorkflows: true },
    connection: { kind: 'langflow', baseUrl: server.url, apiKey: null },
    timeouts: { totalMs: 20_000, idleMs: 20_000 },
    values: new Map(),
    sharedSession: 'tb-shared',
    begin: () => ({ id: 'run', startedAt: 0 }),
    newSession: () => 'tb-1',
    checkPorts: () => ({ search: searchText, validate: validateData, ask: async () => '' }),
  };
  const [cell] = cellsOf(suite);
  if (!cell) throw new Error('No cell');
  return runCell(environment, cell, signal);
}

it.each([
  ['its choice', '{Human Input: Approve}', 'Approved'],
  ['the id of its choice, by the id of the component', '{HumanInput-h: reject}', 'Rejected'],
])('a case decides by %s', async (_, decisions, output) => {
  const outcome = await testWith(`input: Ship it?, decisions: ${decisions}, checks: [{reached: ${output}}]`);
  expect(outcome?.result).toMatchObject({ state: 'passed', why: '', answer: 'Ship it?' });
});

it('the decision of a turn counts before that of its case', async () => {
  const turns = 'turns: [{input: a, decisions: {Human Input: Reject}}], decisions: {Human Input: Approve}';
  const outcome = await testWith(`${turns}, checks: [{reached: Rejected}]`);
  expect(outcome?.result).toMatchObject({ state: 'passed', why: '' });
});

it.each([
  ['no decision', 'input: hi', 'Human Input asks a person, and the case has no decision for it.'],
  [
    'one for another component',
    'input: hi, decisions: {Legal: Approve}',
    'Human Input asks a person, and the case has no decision for it.',
  ],
  [
    'a choice that it does not have',
    'input: hi, decisions: {Human Input: Maybe}',
    'Human Input did not take the decision “Maybe”. The server does not accept this choice. Choose another one.',
  ],
])('a cell is broken with %s, and its job ends', async (_, keys, why) => {
  const outcome = await testWith(keys);
  expect(outcome?.result).toMatchObject({ state: 'broken', why, answer: '' });
  await expect.poll(() => server.state()).toBe('cancelled');
});
