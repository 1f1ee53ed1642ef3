/** One suite by `tweakbench test` on a real Langflow and on the embedded engine: the same verdicts. */
import { expect, it } from 'vitest';
import { openCommandFolder } from '../../src/command/testing/call-command.ts';
import type { CellResult } from '../../src/contract/suite/results-file.ts';
import { currentLangflow, currentRelease, flowOf, publish } from './servers.ts';
import { STATES, SUITE, suiteFlow } from './tests-of-suite.ts';

const HEAD = 'format: tweakbench-tests\nversion: 1\nname: By command\nflow: {file: flow.json}\n';

it('a suite run by the command has the same verdicts on a Langflow and on the embedded engine', async () => {
  const server = currentLangflow();
  const id = await publish(server, suiteFlow('tests by command'));
  const folder = await openCommandFolder({
    'tests.yaml': HEAD + SUITE,
    'flow.json': JSON.stringify(await flowOf(server, id)),
  });
  const run = async (file: string, environment: Record<string, string>) => {
    const called = await folder.call(['test', 'tests.yaml', '-o', file], { environment });
    const { cells }: { cells: CellResult[] } = JSON.parse(await folder.read(file));
    return { ...called, states: cells.map((cell) => [cell.case, cell.variant, cell.state]) };
  };
  const key = server.headers['x-api-key'] ?? '';
  const langflow = await run('langflow.json', { LANGFLOW_URL: server.url, LANGFLOW_API_KEY: key });
  expect(langflow.states, langflow.output + langflow.errors).toEqual(STATES);
  expect(langflow.code).toBe(1);
  // The tweak that Langflow skips in silence.
  expect(langflow.output).toContain('Ignored tweak Prompt Template · tome: No such field. Did you mean tone?');
  expect(langflow.output).toContain(`By command: 8 cells on Langflow ${currentRelease()}`);
  expect(langflow.output).not.toContain(key);
  const embedded = await run('embedded.json', {});
  expect(embedded.states, embedded.output).toEqual(langflow.states);
  expect(embedded.code).toBe(1);
});
