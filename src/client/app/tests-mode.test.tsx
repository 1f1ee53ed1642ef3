// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Suspense } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import type { JsonValue } from '#contract/json.ts';
import { CHECK_FORMS, newCheck } from '#tests/source/check-forms.ts';
import { useUiState } from '../shell/state/ui-state.ts';
import { NoticeList } from '../shell/ui/feedback/notice-list.tsx';
import { openNewBrowser } from '../testing/open-new-browser.ts';
import { renderPage } from '../testing/render-page.tsx';
import { stubLayout } from '../testing/stub-layout.ts';
import { workspaceForEachTest } from '../testing/test-workspace.ts';
import { openSuites } from '../tests/runs/use-suites-service.ts';
import { RequestDialogs } from './request-dialogs.tsx';
import { TestsMode } from './tests-mode.tsx';

const workspace = workspaceForEachTest({ hasEngine: true });
beforeEach(() => {
  openNewBrowser();
  // Without the code editor, which needs layout.
  vi.stubGlobal('navigator', { connection: { saveData: true } });
  stubLayout(1_400);
});

/** Id of the suite, new in each test: what a page has not saved when it is closed is still sent a moment later. */
let id = '';
beforeEach(() => {
  id = crypto.randomUUID();
});
// Unmounted before the workspace ends, which the page still uses.
afterEach(cleanup);
// Queries do not check whether an element is hidden: on so large a page that takes most of the time.
beforeAll(() => configure({ defaultHidden: true }));
afterAll(() => configure({ defaultHidden: false }));

const TONE_FLOW = { id: '7b1f0a52-3c7e-4d19-9a64-0c5de21f8a02', name: 'Tone switcher' };
const TEXT = `format: tweakbench-tests
version: 1
name: Words
flow: tone-switcher
variants:
  - name: Formal # for letters
    tweaks: {Tone Prompt: {tone: formal}}
cases:
  - {input: one, expected: one}
`;

const storedText = async () => (await (await workspace().ask('GET', `/suites/${id}`)).json()).body.text as string;
const keep = (text: string, more: object = {}) =>
  workspace().ask('PUT', `/suites/${id}`, {
    kind: 'tests',
    flow: TONE_FLOW,
    address: null,
    name: 'Words',
    body: { text, files: {} },
    rows: 0,
    ...more,
  });

async function open(text: string, { search = 'edit=true', ...more }: { search?: string; flow?: object } = {}) {
  await keep(text, more);
  return act(async () =>
    renderPage(
      <Suspense fallback={null}>
        <TestsMode />
        <RequestDialogs />
        <NoticeList />
      </Suspense>,
      { search: `mode=tests&suite=${id}&${search}`, samples: [TONE_FLOW] },
    ),
  );
}

describe('a variant', () => {
  it('is edited in the Tweaks pane of the bench, on its own, and a secret becomes a variable', async () => {
    const { user, services } = await open(TEXT);
    await user.click(await screen.findByRole('button', { name: 'Edit variant A' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Edit variant A' }));
    const tabs = within(await dialog.findByRole('tablist', { name: 'Tweak views' })).getAllByRole('tab');
    expect(tabs.map(({ textContent }) => textContent)).toEqual(['JSON', 'Form', 'Graph']);
    const note = 'The suite saves the variable’s name, not its value.';
    expect(dialog.queryByText(note)).toBeNull();
    const typed = '{"Tone Prompt": {"tone": "formal"}, "Language Model": {"api_key": "sk-canary"}}';
    fireEvent.input(dialog.getByRole('textbox', { name: 'Tweaks JSON' }), { target: { value: typed } });
    await dialog.findByRole('row', { name: /Language Model.*api_key/ });
    dialog.getByText(note);
    await user.click(dialog.getByRole('button', { name: 'Save variant' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(async () =>
      expect(await storedText()).toBe(
        TEXT.replace('formal}}', `formal}, Language Model: {api_key: "\${LANGUAGE_MODEL_API_KEY}"}}`),
      ),
    );
    expect((await openSuites(services)).values).toEqual(new Map([['LANGUAGE_MODEL_API_KEY', 'sk-canary']]));
  });
});

it('the heading of the results takes the focus from the editor, which counts what a run sends', async () => {
  await open(TEXT.replace(/variants:.*(?=cases)/s, ''));
  const back = await screen.findByRole('button', { name: 'Back to the results' });
  await waitFor(() =>
    expect(screen.getByRole('note', { name: 'Requests of a run' }).textContent).toBe('Run all sends 1 request'),
  );
  back.focus();
  await act(async () => back.click());
  await screen.findByRole('grid', { name: 'Test results' });
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Tests' })).toBe(document.activeElement));
});

describe('checks', () => {
  const openChecks = async (checks: readonly JsonValue[]) => {
    await open(TEXT.replace('expected: one', `expected: one, checks: ${JSON.stringify(checks)}`));
    await screen.findByRole('button', { name: 'Add check to this case' });
    return screen.getAllByRole('group', { name: /^Check \d+ of this case$/ }).map((row) => within(row));
  };

  it('have the fields of their kind', async () => {
    const rows = await openChecks(CHECK_FORMS.map(newCheck));
    const kinds = rows.map((row) => row.getAllByRole<HTMLInputElement>('combobox', { name: 'Kind' })[0]?.value);
    expect(kinds).toEqual(CHECK_FORMS.map(({ label }) => label));
  });

  it('can be negated, nested and removed, and a new one takes the focus for typing', async () => {
    const [first, second] = await openChecks(['contains', 'equals', { any: ['tweaks-applied'] }]);
    const must = first?.getByRole('combobox', { name: 'Must or must not' }) ?? document.body;
    fireEvent.change(must, { target: { value: 'must not' } });
    fireEvent.click(second?.getByRole('button', { name: 'Remove check 2 of this case' }) ?? document.body);
    fireEvent.click(await screen.findByRole('button', { name: 'Add check to check 2 of this case' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'equal' }));
    const added = within(await screen.findByRole('group', { name: 'Check 2 of this case, part 2' }));
    await waitFor(() => expect(document.activeElement).toBe(added.getByRole('textbox', { name: 'Value' })));
    const checks = [{ not: 'contains' }, { any: ['tweaks-applied', 'equals'] }];
    await waitFor(async () => expect(parse(await storedText()).cases[0].checks).toEqual(checks));
  });

  it('keep the focus in their list when the focused one is removed', async () => {
    const [first, second] = await openChecks(['contains', 'equals']);
    const remove = second?.getByRole('button', { name: /^Remove/ }) ?? document.body;
    remove.focus();
    fireEvent.click(remove);
    await waitFor(() =>
      expect(first?.getByRole('combobox', { name: 'Must or must not' })).toBe(document.activeElement),
    );
  });

  it('have an error at their field if they are not valid, and the suite then does not run', async () => {
    const wrong: readonly [check: JsonValue, name: string, typed: string, error: RegExp][] = [
      [{ matches: 'a' }, 'Value', '(a', /Not a regular expression: missing \)/],
      [{ 'json-schema': { type: 'object' } }, 'Value', '{"type": "objekt"}', /Not a JSON Schema: type is one of/],
      [{ 'max-time': '20s' }, 'Value', 'soon', /Write a time such as 500ms, 20s or 2m/],
      [{ similar: { min: 0.8 } }, 'Value', '2', /at most 1/],
      [{ number: { min: 0, max: 1 } }, 'From', '9', /Give min, max or both, and min not above max/],
      [{ json: { path: 'a' } }, 'Value', 'a[', /Not a path: missing \]/],
      [{ judge: { rubric: 'x', min: 0.5, by: { url: '', model: '' } } }, 'Least score', '9', /at most 1/],
    ];
    const rows = await openChecks(wrong.map(([check]) => check));
    for (const [at, [, name, typed, error]] of wrong.entries()) {
      const field = rows[at]?.getByRole('textbox', { name }) ?? document.body;
      fireEvent.change(field, { target: { value: typed } });
      fireEvent.blur(field);
      await rows[at]?.findByText(error);
    }
    act(() => useUiState.getState().modeRun?.run());
    expect(useUiState.getState().announcement).toMatch(/^The suite has a problem/);
    expect(workspace().seen.filter((line) => line.includes('/run/'))).toEqual([]);
  });
});

describe('a suite whose flow is gone', () => {
  const GONE = { flow: { id: 'gone', name: 'Support' } };
  const text = TEXT.replace('tone-switcher', '{id: gone, components: {Old-1: Tone Prompt, Old-2: Nobody}}')
    .replace('tweaks: {Tone Prompt: {tone: formal}}', 'tweaks: {Prompt-old1x: {tone: formal}, Thing-old2x: {x: 1}}')
    .replaceAll('Old-1', 'Prompt-old1x')
    .replaceAll('Old-2', 'Thing-old2x');

  it('says so, and after the choice of another flow which components were matched and which have to be chosen', async () => {
    const { user } = await open(text, GONE);
    const note = await screen.findByText('The flow of this suite is not on this server.');
    await user.click(within(note.parentElement ?? note).getByRole('button', { name: 'Choose a flow' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Move to another flow' }));
    await user.click(await dialog.findByRole('combobox', { name: 'Flow of the suite' }));
    await user.click(await screen.findByRole('option', { name: 'Tone switcher' }));
    await user.click(dialog.getByRole('button', { name: 'Move' }));
    await waitFor(() =>
      expect(useUiState.getState().announcement).toMatch(
        /^Words moved to Tone switcher\. Tone Prompt \(Prompt-old1x\) is matched with Tone Prompt \(Prompt-t8Nc5\)\. The flow has no component Nobody \(Thing-old2x\)\.$/,
      ),
    );
    await waitFor(() => expect(screen.queryByText(note.textContent ?? '')).toBeNull());
    expect(await storedText()).toMatch(/tweaks: \{Prompt-t8Nc5: \{tone: formal\}, Thing-old2x: \{x: 1\}\}/);
    await user.click(screen.getByRole('button', { name: 'Match components' }));
    const match = within(await screen.findByRole('dialog', { name: 'Match components' }));
    await user.click(match.getByRole('combobox', { name: 'Nobody (Thing-old2x)' }));
    const [model] = await match.findAllByRole('option', { name: /^Language Model/ });
    await user.click(model ?? document.body);
    await user.click(match.getByRole('button', { name: 'Write the new ids' }));
    await waitFor(async () => expect(await storedText()).not.toContain('Thing-old2x: {x'));
  });
});

describe('two people who edit one suite', () => {
  const THEIRS = TEXT.replace('name: Words', 'name: Their words');
  const change = async (user: Awaited<ReturnType<typeof open>>['user']) => {
    await screen.findByRole('button', { name: 'Add case' });
    const answer = await workspace().ask('PATCH', `/suites/${id}`, { body: { text: THEIRS } }, { 'if-match': '*' });
    expect(answer.status).toBe(200);
    await user.click(await screen.findByRole('button', { name: 'Add case' }));
    await user.click(await screen.findByRole('button', { name: 'Compare both' }));
    const dialog = await screen.findByRole('dialog', { name: 'Two versions of this suite' });
    const versions = within(dialog).getByRole('group', { name: 'Both versions' });
    expect([...dialog.querySelectorAll('del, ins')].length).toBeGreaterThan(2);
    expect(versions.textContent).toContain('Their words');
    return within(dialog);
  };

  it('are shown both versions, and the later one can keep their own', async () => {
    const { user } = await open(TEXT);
    const dialog = await change(user);
    await user.click(dialog.getByRole('button', { name: 'Keep mine' }));
    await waitFor(async () => expect(await storedText()).toContain('name: Words'));
    expect(screen.getByText('2', { selector: 'header *' })).toBeDefined();
  });

  it('are shown both versions, and the later one can take the other', async () => {
    const { user } = await open(TEXT);
    const dialog = await change(user);
    await user.click(dialog.getByRole('button', { name: 'Take theirs' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(await storedText()).toBe(THEIRS);
    expect(screen.getByText('Saved')).toBeDefined();
  });
});

describe('the values that a suite asks for', () => {
  it('are typed once, before the first run, and stay in the tab', async () => {
    const { user, services } = await open(TEXT.replace('tone: formal', 'tone: "$' + '{TONE}"'), { search: '' });
    const service = await openSuites(services);
    await waitFor(() => expect(useUiState.getState().modeRun?.blocked).toBeNull());
    act(() => useUiState.getState().modeRun?.run());
    const dialog = within(await screen.findByRole('dialog', { name: 'Values for this run' }));
    expect(workspace().seen.filter((line) => line.includes('/run/'))).toEqual([]);
    await user.type(dialog.getByLabelText('TONE'), 'pirate');
    await user.click(dialog.getByRole('button', { name: 'Run' }));
    await waitFor(() => expect(service.runOf(id).progress?.read().done).toBe(2));
    expect(await storedText()).not.toContain('pirate');
  });
});
