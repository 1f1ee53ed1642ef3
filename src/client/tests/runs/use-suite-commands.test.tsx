// @vitest-environment happy-dom
import { act, cleanup, waitFor } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useUiState } from '../../shell/state/ui-state.ts';
import { acceptOffer } from '../../shell/ui/feedback/notify.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { type SuiteCommands, useSuiteCommands } from './use-suite-commands.ts';
import { openSuites } from './use-suites-service.ts';

const workspace = workspaceForEachTest({ hasEngine: true });
beforeEach(() => {
  openNewBrowser();
  useUiState.setState({ notices: [] });
});
afterEach(cleanup);

const TEXT = `format: tweakbench-tests
version: 1
# Kept.
name: Words
flow: two-inputs
cases:
  - {input: one}
`;
const WORDS = { id: 'words', name: 'Words' };

function Commands({ onCommands }: { onCommands: (commands: SuiteCommands) => void }) {
  onCommands(useSuiteCommands());
  return null;
}

async function openSuite() {
  const flow = { id: 'two-inputs', name: 'Two inputs' };
  const suite = { kind: 'tests', flow, address: null, name: 'Words', rows: 0, body: { text: TEXT, files: {} } };
  await workspace().ask('PUT', '/suites/words', JSON.stringify(suite), { 'content-type': 'application/json' });
  const given: SuiteCommands[] = [];
  const page = await act(async () =>
    renderPage(
      <Suspense>
        <Commands onCommands={(commands) => given.push(commands)} />
      </Suspense>,
    ),
  );
  const commands = await waitFor(() => given.at(-1) ?? Promise.reject(new Error('not loaded')));
  const readStored = async () => {
    const { entry, body } = await (await workspace().ask('GET', '/suites/words')).json();
    return { name: entry.name, flow: entry.flow.id, text: body.text };
  };
  return { commands, readStored, service: await openSuites(page.services) };
}

/** Waits for the only notice, which it returns, and presses its Undo on demand. */
async function noticed() {
  const notice = await waitFor(() => {
    const [first] = useUiState.getState().notices;
    if (!first) throw new Error('No notice');
    return first;
  });
  return { message: notice.message, undo: () => act(async () => acceptOffer(notice, 'Undo')) };
}

it('Undo restores the name of a suite, in its text too', async () => {
  const { commands, readStored } = await openSuite();
  commands.rename(WORDS, 'Other words');
  const { message, undo } = await noticed();
  expect(message).toBe('Words renamed to Other words');
  expect(await readStored()).toMatchObject({
    name: 'Other words',
    text: TEXT.replace('name: Words', 'name: Other words'),
  });
  await undo();
  await waitFor(async () => expect(await readStored()).toEqual({ name: 'Words', flow: 'two-inputs', text: TEXT }));
});

it('Undo moves a suite back to its flow', async () => {
  const { commands, readStored } = await openSuite();
  commands.moveTo(WORDS, { id: 'tone-switcher', name: 'Tone switcher' });
  const { message, undo } = await noticed();
  expect(message).toContain('Words moved to Tone switcher.');
  const moved = await readStored();
  expect(moved.flow).toBe('tone-switcher');
  expect(moved.text).toContain('Tone Prompt');
  await undo();
  await waitFor(async () => expect(await readStored()).toEqual({ name: 'Words', flow: 'two-inputs', text: TEXT }));
});

it('Undo does not move a suite that was edited after it was moved', async () => {
  const { commands, readStored, service } = await openSuite();
  commands.moveTo(WORDS, { id: 'tone-switcher', name: 'Tone switcher' });
  const { undo } = await noticed();
  service.document('words').edit((text) => text.replace('input: one', 'input: two'));
  await service.document('words').settled();
  await undo();
  expect((await noticed()).message).toBe('The suite was not moved back: It has changed since.');
  expect(await readStored()).toMatchObject({ flow: 'tone-switcher', text: expect.stringContaining('input: two') });
});
