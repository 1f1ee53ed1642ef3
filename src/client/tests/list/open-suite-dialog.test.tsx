// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useUiState } from '../../shell/state/ui-state.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { openSuites } from '../runs/use-suites-service.ts';
import { OpenSuiteDialog } from './open-suite-dialog.tsx';

const workspace = workspaceForEachTest();
beforeEach(openNewBrowser);
afterEach(cleanup);

const SAMPLES = [{ id: 'tone-switcher-1', name: 'Tone switcher', endpoint_name: 'tone-switcher' }];

/** Opens a suite of a flow while another flow is open. `rows`: files beside it, which are chosen before it. */
async function openFile(
  flow: string,
  entry = '{input: Hi}',
  rows: File[] = [],
  samples: typeof SAMPLES | null = SAMPLES,
) {
  const text = `format: tweakbench-tests\nversion: 1\nname: Words\nflow: ${flow}   # as typed\ncases: [${entry}]\n`;
  const opened: string[] = [];
  const page = await act(async () =>
    renderPage(
      <Suspense fallback={null}>
        <OpenSuiteDialog
          files={[...rows, new File([text], 'words.tests.yaml')]}
          onOpened={(id) => opened.push(id)}
          onClose={() => undefined}
        />
      </Suspense>,
      { search: 'mode=tests', samples },
    ),
  );
  const dialog = within(await screen.findByRole('dialog', { name: 'Open suite file' }));
  const button = await dialog.findByRole('button', { name: /^Open (?:suite|and correct)$/ });
  const press = async () => {
    await page.user.click(button);
    await waitFor(() => expect(opened).toHaveLength(1));
    const service = await openSuites(page.services);
    return service.document(opened[0] ?? '').settled();
  };
  return { ...page, dialog, button, press, text };
}

it('the dialog finds the flow of a suite by its endpoint name, and leaves the text as it is', async () => {
  const { dialog, button, press, text } = await openFile('tone-switcher');
  await waitFor(() => expect(button.getAttribute('aria-disabled')).not.toBe('true'));
  expect(dialog.queryByRole('combobox')).toBeNull();
  expect(await press()).toMatchObject({ text, entry: { flow: { name: 'Tone switcher' } } });
});

it('the dialog chooses no flow if none fits, and says what a choice changes', async () => {
  const { dialog, button, user } = await openFile('nobody');
  const choice = await dialog.findByRole('combobox', { name: 'Flow of the suite' });
  expect(choice).toHaveProperty('value', '');
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(dialog.getByText(/^Its flow, nobody, is not on this server\. The suite will name the one/)).toBeTruthy();
  await user.click(choice);
  await user.click(await screen.findByRole('option', { name: 'Tone switcher' }));
  expect(button.getAttribute('aria-disabled')).not.toBe('true');
});

it.each([
  ['rows.json', '[{"q": "One"}, {"q": "Two"}]', '{file: rows.json, columns: {q: input}}'],
  ['rows.csv', 'Wer?,2\nOne,a\nTwo,b\n', '{file: rows.csv, columns: {"Wer?": input, "2": nothing}}'],
])('the dialog stores the rows of %s as it has checked them', async (name, content, entry) => {
  const { press } = await openFile('tone-switcher', entry, [new File([content], name)]);
  const { problems, suite } = await press();
  expect(problems).toEqual([]);
  expect(suite?.cases.map(({ turns }) => turns[0]?.input)).toEqual(['One', 'Two']);
});

it('the dialog names the rows that it could not read', async () => {
  const rows = new File(['{"input": "One"}\nno\n'], 'rows.jsonl');
  const { press } = await openFile('tone-switcher', '{file: rows.jsonl}', [rows]);
  await press();
  expect(useUiState.getState().notices.map(({ message }) => message)).toContain(
    'rows.jsonl was taken as it could be read: Line 2 is not a JSON object.',
  );
});

it('the dialog says why no flow can be chosen', async () => {
  workspace().fault = 0;
  const { dialog } = await openFile('tone-switcher', undefined, [], null);
  const alert = await dialog.findByRole('alert', {}, { timeout: 20_000 });
  expect(alert.textContent).toMatch(/^The flows of the server were not loaded\. ./);
  cleanup();
  workspace().fault = null;
  const { dialog: empty } = await openFile('tone-switcher', undefined, [], []);
  expect((await empty.findByRole('alert')).textContent).toMatch(/^This server has no flow\./);
});
