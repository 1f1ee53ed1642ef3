// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseTrace } from '#contract/answers/trace.ts';
import type { ComponentCall, ComponentValues } from '#contract/component-values.ts';
import { readRecording, recordedStreams } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import type { Run } from '#run/model/run.ts';
import { replayRecording } from '#run/testing/replay-recording.ts';
import { answeredRun, runOf } from '#run/testing/run-of.ts';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { timedRun } from '#run/testing/timed-run.ts';
import { withTraces } from '#run/traces/with-traces.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { ResultsPane } from '../results-pane.tsx';

// Lazy parts take long to load on a busy machine.
beforeAll(() => Promise.all([import('../run-results.tsx'), import('./inside-view.tsx')]), 60_000);
afterEach(cleanup);

async function show(run: Run, search = '') {
  const page = renderPage(<ResultsPane />, { runs: [run], search: `view=inside&${search}` });
  await screen.findByRole('tree', { name: 'Components' });
  return page;
}

const tree = () => screen.getByRole('tree', { name: 'Components' });
const items = () => within(tree()).getAllByRole('treeitem');
const names = () => items().map((item) => item.getAttribute('aria-label'));
const chosen = () => within(tree()).getByRole('treeitem', { selected: true }).getAttribute('aria-label');
const describedBy = (item: Element | undefined) =>
  document.getElementById(item?.getAttribute('aria-describedby') ?? '')?.textContent;
const cellsOf = (row: HTMLElement | undefined) =>
  within(row ?? document.body)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

function withCalls(calls: Partial<ComponentCall>[], changes: Partial<ComponentValues> = {}): Run {
  const run = timedRun();
  const model: ComponentValues = {
    ...{ component: 'Model-m1', name: 'Language Model', startMs: 12, endMs: 512, received: {}, gave: {} },
    calls: calls.map((call, index) => ({
      ...{ id: `c${index}`, kind: 'model', name: 'gpt', startMs: 20 + index, endMs: 40 + index },
      ...call,
    })),
    ...changes,
  };
  const values = { source: 'engine' as const, components: [model] };
  return { ...run, inputs: run.inputs.map((input) => ({ ...input, values })) };
}

const TOOL = { kind: 'tool', name: 'refund', error: 'amount must be in cents' } as const;

describe('the list of Inside', () => {
  it('has the components of one input in order, with their times as text', async () => {
    const { user } = await show(timedRun());
    expect(names()).toEqual(['Chat Input', 'Language Model', 'Chat Output']);
    expect(describedBy(items()[1])).toBe(
      'waited 2 ms after its inputs, started at 12 ms, first token at 100 ms, ended at 512 ms, took 500 ms, 5 chunks of text, on the critical path',
    );
    expect(screen.getByText('first question')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Input 2' }));
    expect(screen.getByText('second question')).toBeTruthy();
  });

  it('shows at first what wrote the text; the choice is in the link, and a link chooses', async () => {
    const { user, addresses } = await show(timedRun());
    expect(chosen()).toBe('Language Model');
    await user.click(screen.getByRole('treeitem', { name: 'Chat Output' }));
    expect(screen.getByRole('region', { name: 'Chat Output, inside' }).textContent).toContain('8 ms');
    expect(addresses.at(-1)).toContain('component=ChatOutput-o1');
    cleanup();
    await show(timedRun(), 'component=ChatInput-q1&inside=2');
    expect(chosen()).toBe('Chat Input');
    expect(screen.getByText('second question')).toBeTruthy();
  });

  it('says which model answered, and which limit ended its answer', async () => {
    const run = timedRun();
    const events = run.events.map((received) => {
      const { event } = received;
      const isModel = event.event === 'component-end' && event.component === 'Model-m1';
      return isModel ? { ...received, event: { ...event, model: 'smollm2', cut_at: 24 } } : received;
    });
    await show({ ...run, events });
    expect(describedBy(items()[1])).toContain('answered by smollm2, ended at the limit of 24 tokens');
    cleanup();
    renderPage(<ResultsPane />, { runs: [{ ...run, events }] });
    const answer = within(await screen.findByRole('article', { name: 'Chat Output, Input 1' }));
    expect(answer.getByText('Ended at the limit of 24 tokens.')).toBeTruthy();
  });

  it('is one tab stop, in which the arrow keys choose; Enter goes to the component and Escape back', async () => {
    const { user } = await show(timedRun());
    tree().focus();
    await user.keyboard('{Home}{ArrowDown}{ArrowDown}');
    expect(chosen()).toBe('Chat Output');
    expect(tree().getAttribute('aria-activedescendant')).toBe(items()[2]?.id);
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Chat Output' }));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(tree());
    await user.keyboard('{F6}{F6}');
    expect(document.activeElement).toBe(tree());
  });

  it('has the calls of a component, which arrow keys open and close; the link has the call', async () => {
    const { user, addresses } = await show(withCalls([{}, TOOL, {}]));
    expect(names()).toEqual([
      'Chat Input',
      'Language Model',
      'Call 1, gpt',
      'Call 2, refund, failed',
      'Call 3, gpt',
      'Chat Output',
    ]);
    tree().focus();
    await user.keyboard('{F8}');
    expect(chosen()).toBe('Call 2, refund, failed');
    expect(addresses.at(-1)).toMatch(/component=Model-m1.*call=c1|call=c1.*component=Model-m1/);
    await user.keyboard('{ArrowLeft}');
    expect(chosen()).toBe('Language Model');
    await user.keyboard('{ArrowLeft}');
    expect(items()).toHaveLength(3);
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(chosen()).toBe('Call 1, gpt');
  });

  it('draws only the rows in view of an agent with 2,000 calls', async () => {
    const { user } = await show(withCalls(Array.from({ length: 2000 }, () => ({}))));
    expect(items()).toHaveLength(3);
    tree().focus();
    await user.keyboard('{ArrowRight}');
    expect(within(tree()).queryAllByRole('treeitem').length).toBeLessThan(100);
  });

  it('can be in the order of the flow', async () => {
    const run = timedRun();
    const { user } = await show({ ...run, components: run.components.toReversed() });
    expect(names()).toEqual(['Chat Input', 'Language Model', 'Chat Output']);
    await user.click(screen.getByRole('button', { name: 'Inside menu' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Order of the flow' }));
    expect(names()).toEqual(['Chat Output', 'Language Model', 'Chat Input']);
  });

  it('can be shown as a table of figures', async () => {
    const { user } = await show(timedRun());
    await user.click(screen.getByRole('button', { name: 'Inside menu' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Show as table' }));
    const rows = within(screen.getByRole('table', { name: 'Components of Input 1' })).getAllByRole('row');
    expect(cellsOf(rows[2])).toEqual([
      'Language Model Model-m1',
      ...['done', '2.0 ms', '12.0 ms', '100.0 ms', '512.0 ms', '500.0 ms', '31', 'not reported', 'yes'],
    ]);
  });
});

describe('where times and values of Inside are from', () => {
  it('is the engine', async () => {
    await show(withCalls([{}]));
    expect(screen.getByText(/values from the engine, live$/)).toBeTruthy();
  });

  it('is a Langflow’s live events', async () => {
    const recording = recordedStreams().find(({ name }) => name === 'v2-two-models-1.13.0');
    await show(recording ? await replayRecording(recording) : timedRun());
    expect(screen.getByText(/times as this browser saw them$/)).toBeTruthy();
    expect(describedBy(screen.getByRole('treeitem', { name: /^EchoLLM-m1/ }))).toContain('first token at');
  });

  it('is a Langflow’s traces', async () => {
    const index = indexFlow(exportFromOutline(parseOutline(readRecording('flows/chat.json'))));
    const trace = parseTrace(Object(readRecording('traces.json')).detail.body);
    const run = answeredRun(['fine'], { server: LANGFLOW_SERVER });
    await show(trace ? withTraces(run, new Map([[0, trace]]), { index, rules: LANGFLOW_SERVER.rules }) : run);
    expect(describedBy(screen.getByRole('treeitem', { name: /^Echo LLM/ }))).toContain('took 310 ms');
  });
});

describe('an input without values', () => {
  it('says why, and what to do', async () => {
    const run = answeredRun(['fine'], { server: LANGFLOW_SERVER });
    const { user } = await show({ ...run, inputs: run.inputs.map((input) => ({ ...input, noValues: 'no-traces' })) });
    const state = screen.getByRole('region', { name: 'This Langflow keeps no traces' });
    const how = within(state).getByRole('button', { name: 'How to turn them on' });
    await user.click(how);
    expect(how.getAttribute('aria-expanded')).toBe('true');
    expect(state.textContent).toContain('LANGFLOW_DEACTIVATE_TRACING');
  });

  it('says that nothing ran, if the request was refused', async () => {
    const refused = { code: 'TWEAKS_REFUSED' as const, fields: ['code'] };
    const failure = { status: 422, raw: '', requestIndex: 0, elapsedMs: 12, kind: 'refused-tweaks' as const };
    await show(runOf({ error: { ...failure, refused }, at: 12 }));
    expect(screen.getByRole('region', { name: 'Nothing ran' })).toBeTruthy();
    expect(names()).toEqual(['Chat Input', 'Language Model', 'Chat Output']);
  });
});
