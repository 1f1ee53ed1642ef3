// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TweakOutcome } from '#contract/run-event.ts';
import type { RunError } from '#run/model/run-error.ts';
import { runOf } from '#run/testing/run-of.ts';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { useDraftValue } from '../../../draft/use-draft.ts';
import type { FlowDetail } from '../../../shell/api/flow-detail.ts';
import { useUiState } from '../../../shell/state/ui-state.ts';
import { renderPage, sampleDetail } from '../../../testing/render-page.tsx';
import { RunErrorView } from './run-error-view.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const BASE = { status: 422, raw: '{"detail": "<b>why</b>"}', requestIndex: 0, elapsedMs: 23 };
const REFUSED: RunError = {
  ...BASE,
  kind: 'refused-tweaks',
  refused: { code: 'TWEAKS_REFUSED', fields: ['code'] },
};
const FAILED: RunError = {
  ...BASE,
  status: 500,
  kind: 'component-failed',
  component: 'Model-m1',
  displayName: 'Language Model',
  message: 'boom',
};
const TWEAKS = '{\n  // mine\n  "Language Model": {\n    "code": "x"\n  },\n  "tone": "dry"\n}';

function Tweaks() {
  return <output aria-label="tweaks">{useDraftValue('tweaksText')}</output>;
}

function show(
  error: RunError,
  { predicted = [], flow = sampleDetail }: { predicted?: TweakOutcome[]; flow?: FlowDetail } = {},
) {
  const request = { inputs: [{ input_value: 'hi' }], tweaks: { 'Language Model': { code: 'x' }, tone: 'dry' } };
  const run = { ...runOf({ request, error }), predicted };
  const page = renderPage(
    <>
      <RunErrorView error={error} run={run} input={null} />
      <Tweaks />
    </>,
    { runs: [run], draft: { tweaksText: TWEAKS }, flow },
  );
  return page;
}

/** The last requests to other parts of the page, by kind. */
const requested = () => useUiState.getState().requests;

describe('a refused tweak', () => {
  it('is an alert with title, sentence and facts', async () => {
    show(REFUSED);
    const alert = await screen.findByRole('alert', { name: 'The embedded engine refused one tweak, so nothing ran' });
    expect(alert.textContent).toMatch(/A request may not change code in Language Model/);
    expect(alert.textContent).toContain('The other tweak is not refused.');
    expect(alert.textContent).toContain('422 Unprocessable Entity');
    expect(alert.textContent).toContain('23 ms');
  });

  it('focuses its line', async () => {
    const { user } = show(REFUSED);
    await user.click(await screen.findByRole('button', { name: 'Go to line 4, code' }));
    expect(requested().reveal).toEqual({ kind: 'tweaks', line: 4 });
  });

  it('can be removed from the text, without changing the rest or comments', async () => {
    const { user } = show(REFUSED);
    await user.click(await screen.findByRole('button', { name: 'Remove it' }));
    expect(screen.getByRole('status', { name: 'tweaks' }).textContent).toBe('{\n  // mine\n  "tone": "dry"\n}');
    expect(screen.queryByRole('button', { name: 'Remove it and run' })).toBeNull();
    expect(screen.queryByRole('button', { name: /Go to line/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Run again' })).toBeTruthy();
  });
});

describe('what the server said', () => {
  it('shows the length of a long body in bytes, not characters', async () => {
    const { user } = show({ ...BASE, raw: 'é'.repeat(60_000), kind: 'other', message: 'long' });
    await user.click(await screen.findByRole('button', { name: 'What the server said' }));
    expect(screen.getByText('120 kB in all. Copy includes all of it.')).toBeTruthy();
  });

  it('is collapsed, and shows the text, never markup', async () => {
    const { user } = show(REFUSED);
    const button = await screen.findByRole('button', { name: 'What the server said' });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByText(BASE.raw)).toBeNull();
    await user.click(button);
    expect(screen.getByText(BASE.raw).tagName).toBe('PRE');
    const copied = vi.spyOn(navigator.clipboard, 'writeText');
    await user.click(screen.getByRole('button', { name: 'Copy what the server said' }));
    expect(copied).toHaveBeenCalledWith(BASE.raw);
  });

  it('alone has the statement of a busy database', async () => {
    const raw = '{"message": "(sqlite3.OperationalError) database is locked [SQL: UPDATE apikey]"}';
    const { user } = show({ ...BASE, kind: 'database-busy', mayHaveRun: false, raw });
    const alert = await screen.findByRole('alert', { name: "Langflow's database was busy" });
    expect(alert.textContent).toContain('It had not begun. Run it again;');
    expect(alert.textContent).not.toContain('SQL:');
    await user.click(screen.getByRole('button', { name: 'What the server said' }));
    expect(screen.getByText(raw).tagName).toBe('PRE');
  });

  it('is left out if the body is empty', async () => {
    show({ ...BASE, kind: 'unreachable', status: null, raw: '' });
    await screen.findByRole('alert');
    expect(screen.queryByRole('button', { name: 'What the server said' })).toBeNull();
  });
});

it('the error of a flow that needs a Langflow has the command that starts one', async () => {
  show({ ...BASE, kind: 'needs-langflow', message: 'The embedded engine does not support the Agent component.' });
  const alert = await screen.findByRole('alert', { name: 'This flow needs a Langflow' });
  within(alert).getByRole('button', { name: 'Copy command to start Langflow' });
});

describe('several inputs that failed in the same way', () => {
  it('are reported once', async () => {
    const request = { inputs: ['a', 'b', 'c'].map((value) => ({ input_value: value })) };
    const before = runOf({ request });
    const errors: RunError[] = [
      { ...BASE, kind: 'unreachable', raw: '' },
      { ...BASE, kind: 'unreachable', raw: '', requestIndex: 1, elapsedMs: 99 },
      { ...BASE, kind: 'timeout', afterMs: 1, elapsedMs: 7 },
    ];
    const run = {
      ...before,
      inputs: before.inputs.map((input, index) => ({ ...input, error: errors[index] ?? null })),
    };
    renderPage(
      errors.map((error, input) => <RunErrorView key={error.elapsedMs} error={error} run={run} input={input} />),
      { runs: [run] },
    );
    expect(await screen.findByText(/, as for Input 1\.$/)).toBeTruthy();
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Nothing answers/),
      expect.stringMatching(/^No answer within/),
    ]);
  });
});

describe('a run of another server', () => {
  it('names its own server, and offers no action that would run on the connected one', async () => {
    const error: RunError = { ...BASE, kind: 'unreachable', status: null, raw: '' };
    const run = runOf({ error, server: LANGFLOW_SERVER, address: 'http://flows:7860' });
    renderPage(<RunErrorView error={error} run={run} input={null} />, { runs: [run] });
    const alert = await screen.findByRole('alert', { name: 'Nothing answers at flows:7860' });
    expect(within(alert).queryByRole('button', { name: 'Run again' })).toBeNull();
  });
});

describe('actions', () => {
  it.each<[RunError, string[]]>([
    [{ ...BASE, kind: 'session-not-found', session: 's' }, ['Run without a session', 'Choose another session']],
    [{ ...BASE, kind: 'flow-not-found', flow: 'f' }, ['Choose a flow']],
    [{ ...BASE, kind: 'owner-only' }, ['Run without tweaks', 'Copy details']],
    [{ ...BASE, kind: 'key-refused', detail: '' }, ['Open Connection']],
    [{ ...BASE, kind: 'web-page' }, ['Open Connection', 'Choose a flow']],
    [{ ...BASE, kind: 'proxy-error' }, ['Run again', 'Open Connection']],
    [{ ...BASE, kind: 'unreachable', raw: '' }, ['Run again', 'Open Connection']],
    [{ ...BASE, kind: 'stream-cut', chunks: 2 }, ['Run again']],
    [{ ...BASE, kind: 'timeout', afterMs: 1 }, ['Run again']],
    [{ ...BASE, kind: 'database-busy', mayHaveRun: true }, ['Run again', 'Copy details']],
    [{ ...BASE, kind: 'broken-json', message: '' }, ['Run again', 'Copy details']],
    [{ ...BASE, kind: 'too-large' }, ['Open What will be sent']],
  ])('for $kind are only those that are possible', async (error, labels) => {
    show(error);
    const alert = await screen.findByRole('alert');
    const said = 'What the server said';
    const buttons = within(alert)
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label') ?? button.textContent);
    expect(buttons.filter((label) => label !== said)).toEqual(labels);
  });

  it('lead to the session, the flow, the field and the connection', async () => {
    const first = show({ ...BASE, kind: 'web-page' });
    await first.user.click(await screen.findByRole('button', { name: 'Open Connection' }));
    await first.user.click(screen.getByRole('button', { name: 'Choose a flow' }));
    first.unmount();
    const item = { type: 't', loc: ['body', 'inputs', 0, 'input_value'], msg: 'Input should be a valid string' };
    const second = show({ ...BASE, kind: 'validation', items: [item] });
    expect((await screen.findByRole('alert')).textContent).toContain('Input should be a valid string');
    await second.user.click(screen.getByRole('button', { name: 'Go to the field' }));
    expect(requested()).toMatchObject({
      connection: true,
      focus: { kind: 'flow' },
      reveal: { kind: 'input', index: 0 },
    });
    await second.user.click(screen.getByRole('button', { name: 'Open What will be sent' }));
    expect(requested().reveal).toEqual({ kind: 'plan' });
  });

  it.each<[string, RunError]>([
    ['Run again', { ...BASE, kind: 'timeout', afterMs: 1 }],
    ['Run without a session', { ...BASE, kind: 'session-not-found', session: 's' }],
    ['Answer with the demo model', FAILED],
    ['Answer with smollm2', FAILED],
    ['Answer with smollm2', { ...FAILED, code: 'MODEL_MISSING' }],
    ['Remove it and run', REFUSED],
  ])('move the focus to the results, because the error disappears: %s', async (name, error) => {
    const sent = vi.fn<typeof fetch>(async () => Response.json({ detail: 'No' }, { status: 404 }));
    vi.stubGlobal('fetch', sent);
    useUiState.setState(({ requests }) => ({ requests: { ...requests, reveal: null } }));
    const models = 'code' in error ? [] : [{ id: 'Model-m1', name: 'Language Model', provider: '' }];
    const needs = { components: 3, needs_langflow: [], needs_model: models, models: ['smollm2'] };
    const { user } = show(error, { flow: { ...sampleDetail, needs } });
    await user.click(await screen.findByRole('button', { name }));
    expect(requested().reveal).toEqual({ kind: 'title', of: 'results' });
    // Wait until the run is saved, because the next test has no such server.
    const saved = [expect.stringContaining('/workspace/v1/runs/'), expect.objectContaining({ method: 'PUT' })] as const;
    await waitFor(() => expect(sent).toHaveBeenCalledWith(...saved));
  });

  it('of a failed component lead to the tweak on which it may have failed', async () => {
    const path = ['Language Model', 'code'];
    const predicted = [
      { path, component: 'Model-m1', field: 'code', state: 'applied' as const, mayFail: true },
      { path: ['tone'], component: 'Prompt-p1', field: 'tone', state: 'applied' as const, mayFail: true },
    ];
    const { user } = show(FAILED, { predicted });
    expect(screen.getByRole('alert').textContent).toContain('May failLanguage Model code');
    expect(screen.getAllByRole('button', { name: /^Go to line/ })).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Go to line 4, code' }));
    expect(requested().reveal).toEqual({ kind: 'tweaks', line: 4 });
  });

  it('of a failed component show its tweaks and copy the details', async () => {
    const { user } = show(FAILED);
    await user.click(await screen.findByRole('button', { name: 'Go to line 3, Language Model' }));
    expect(requested().reveal).toEqual({ kind: 'tweaks', line: 3 });
    const copied = vi.spyOn(navigator.clipboard, 'writeText');
    await user.click(screen.getByRole('button', { name: 'Copy details' }));
    const text = copied.mock.calls[0]?.[0];
    expect(text).toContain('Language Model stopped with an error\nboom\nRun 1 of Sample on Embedded engine');
    expect(text).toContain('Status: 500 Internal Server Error');
    expect(text).toContain(BASE.raw);
    expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toContain('Status');
  });
});
