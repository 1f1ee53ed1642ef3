/** Cases that decide for a person, by `tweakbench test` on a real Langflow: four jobs at once, each decided as soon as it asks. */
import { expect, it } from 'vitest';
import { openCommandFolder } from '../../src/command/testing/call-command.ts';
import type { CellResult } from '../../src/contract/suite/results-file.ts';
import { APPROVAL_FLOW } from '../../src/run/testing/approval-server.ts';
import { currentLangflow, flowOf, publish } from './servers.ts';

const CASES = Array.from({ length: 4 }, (_, at) =>
  at % 2 === 0
    ? `  - {name: "${at}", input: "Ship ${at}?", decisions: {Human Input: Approve}, checks: [{reached: Approved}]}`
    : `  - {name: "${at}", input: "Ship ${at}?", decisions: {Human Input: Reject}, checks: [{reached: Rejected}]}`,
);
const SUITE = `format: tweakbench-tests
version: 1
name: Decisions
flow: {file: flow.json}
defaults: {type: chat, components: [Chat Input], session: fresh}
cases:
${CASES.join('\n')}
  - {name: undecided, input: Ship it?}
`;

it('cases decide for a person on Langflow', async () => {
  const server = currentLangflow();
  const id = await publish(server, { ...APPROVAL_FLOW, name: 'decisions by command' });
  const folder = await openCommandFolder({
    'tests.yaml': SUITE,
    'flow.json': JSON.stringify(await flowOf(server, id)),
  });
  const key = server.headers['x-api-key'] ?? '';
  const environment = { LANGFLOW_URL: server.url, LANGFLOW_API_KEY: key };
  const called = await folder.call(['test', 'tests.yaml', '-j', '4', '-o', 'results.json'], { environment });
  const { cells }: { cells: CellResult[] } = JSON.parse(await folder.read('results.json'));
  expect(
    cells.map((cell) => [cell.case, cell.state]),
    called.output + called.errors,
  ).toEqual([
    ['0', 'passed'],
    ['1', 'passed'],
    ['2', 'passed'],
    ['3', 'passed'],
    ['undecided', 'broken'],
  ]);
  expect(called.output).toContain('Human Input asks a person, and the case has no decision for it.');
});
