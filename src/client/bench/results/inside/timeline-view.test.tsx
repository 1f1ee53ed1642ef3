// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseTrace } from '#contract/answers/trace.ts';
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

async function show(run: Run) {
  const page = renderPage(<ResultsPane />, {
    runs: [run],
    search: 'view=inside',
  });
  await screen.findByRole('radiogroup', { name: 'Clock' });
  return page;
}

const textsOf = (row: HTMLElement) =>
  [...within(row).getAllByRole('rowheader'), ...within(row).getAllByRole('cell')].map((cell) => cell.textContent);

describe('the times of components in Inside', () => {
  it('has a row for each component of each input, as text', async () => {
    await show(timedRun());
    const table = screen.getByRole('table', { name: 'Timeline, Input 2' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(3);
    const [, model] = rows;
    expect(model && textsOf(model)).toEqual([
      'Language Modelm1, Input 2',
      'waited 2 ms after its inputs, started at 12 ms, first token at 100 ms, ended at 512 ms, took 500 ms, 5 chunks of text, on the critical path',
      '500 ms',
      '31 tok',
    ]);
    expect(screen.getByText('Times measured on the server.')).toBeTruthy();
  });

  it('says which model answered, and which limit ended its answer', async () => {
    const run = timedRun();
    const events = run.events.map((received) => {
      const { event } = received;
      const isModel = event.event === 'component-end' && event.component === 'Model-m1';
      return isModel ? { ...received, event: { ...event, model: 'smollm2', cut_at: 24 } } : received;
    });
    await show({ ...run, events });
    const table = within(screen.getByRole('table', { name: 'Timeline, Input 2' }));
    expect(table.getByText(/answered by smollm2, ended at the limit of 24 tokens/)).toBeTruthy();
    cleanup();
    renderPage(<ResultsPane />, { runs: [{ ...run, events }] });
    const answer = within(await screen.findByRole('article', { name: 'Chat Output, Input 1' }));
    expect(answer.getByText('Ended at the limit of 24 tokens.')).toBeTruthy();
  });

  it('shows the figures, and says what is not reported', async () => {
    await show(timedRun());
    const figures = [...(document.querySelector('dl')?.children ?? [])].map((figure) => figure.textContent);
    expect(figures).toEqual(
      [
        'Time of the run1.13 s',
        'First token100 ms (Input 1), 100 ms (Input 2)',
        'Slowest component500 ms Language Model, Input 1',
        'Tokens62 from 2 calls',
        'Costnot reported ',
      ].map((text) => expect.stringContaining(text.trim())),
    );
  });

  it('is navigated with the arrow keys, which show exact times', async () => {
    const { user } = await show(timedRun());
    const table = within(screen.getByRole('table', { name: 'Timeline, Input 2' }));
    await user.click(table.getByRole('button', { name: /Chat Input/ }));
    expect(screen.getByRole('region', { name: 'Chat Input, Input 2' }).textContent).toContain('ended at 10 ms');
    await user.keyboard('{Control>}{End}{/Control}{ArrowDown}');
    expect(document.activeElement).toBe(table.getByRole('button', { name: /Language Model/ }));
    const detail = screen.getByRole('region', { name: 'Language Model, Input 2' });
    expect(detail.textContent).toContain('31 tokens · cost not reported');
    expect(within(detail).getByRole('img', { name: 'Tokens of Language Model, Input 2' })).toBeTruthy();
    await user.keyboard('{End}');
    expect(screen.getByRole('region', { name: 'Chat Output, Input 2' })).toBeTruthy();
  });

  it('can be shown as a table of figures, on either clock', async () => {
    const { user } = await show(timedRun());
    await user.click(screen.getByRole('radio', { name: 'Table' }));
    const line = () => within(screen.getByRole('table', { name: 'Timeline' })).getAllByRole('row')[5];
    const cells = () =>
      within(line() ?? document.body)
        .getAllByRole('cell')
        .map((cell) => cell.textContent);
    expect(cells()).toEqual([
      '2',
      'Language Model Model-m1',
      'done',
      '2.0 ms',
      '12.0 ms',
      '100.0 ms',
      '512.0 ms',
      '500.0 ms',
      '31',
      'not reported',
      'yes',
    ]);
    await user.click(screen.getByRole('radio', { name: 'One clock' }));
    expect(cells().slice(4, 7)).toEqual(['612.0 ms', '700.0 ms', '1.1120 s']);
  });

  it('shows only the request if the server reports no component times', async () => {
    await show(answeredRun(['fine']));
    expect(
      screen.getByText('No component times arrived. The bar shows the request, measured in this browser.'),
    ).toBeTruthy();
    expect(screen.getByRole('row', { name: /^Request/ }).textContent).toContain('not reported');
    expect(within(screen.getByRole('table', { name: 'Timeline, Input 1' })).queryByRole('button')).toBeNull();
  });

  it.each([1, 2])('says that a run of %i inputs was refused, and after which time', async (count) => {
    const refused = { code: 'TWEAKS_REFUSED' as const, fields: ['code'] };
    const failure = { status: 422, raw: '', requestIndex: 0, elapsedMs: 12 };
    const inputs = Array.from({ length: count }, () => ({ input_value: 'hi' }));
    await show(
      runOf({ request: { inputs, stream: true }, error: { ...failure, kind: 'refused-tweaks', refused }, at: 12 }),
    );
    expect(screen.getByText('Nothing ran, so there are no component times.')).toBeTruthy();
    for (const input of inputs.keys()) {
      const part = screen.getByRole('region', { name: `Input ${input + 1}` });
      expect(part.textContent).toContain('12 ms');
      expect(within(part).getByRole('row', { name: /^Request/ }).textContent).toContain('12 ms');
      expect(part.textContent).not.toMatch(/Waiting|under 1 ms/);
    }
    if (count > 1) expect(screen.getAllByText('Refused after 12 ms')).toHaveLength(count);
  });

  it('says that an input whose turn never came failed before it started', async () => {
    const failure = { status: 200, raw: '', requestIndex: 0, elapsedMs: 12 };
    const inputs = [{ input_value: 'one' }, { input_value: 'two' }];
    await show(
      runOf({
        request: { inputs, stream: true },
        events: [[5, { event: 'input-start', at: 5, input: 0, inputs: {} }]],
        error: { ...failure, kind: 'stream-cut', chunks: 0 },
        at: 12,
      }),
    );
    const part = screen.getByRole('region', { name: 'Input 2' });
    expect(part.textContent).toContain('Failed before it started');
    expect(part.textContent).not.toContain('under 1 ms');
  });

  it('says that the times are those of a Langflow’s live events', async () => {
    const recording = recordedStreams().find(({ name }) => name === 'v2-two-models-1.13.0');
    await show(recording ? await replayRecording(recording) : timedRun());
    expect(screen.getByText(/^Langflow’s live events/)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /EchoLLM/ })).toHaveLength(2);
    expect(
      within(screen.getByRole('table', { name: 'Timeline, Input 1' })).getByRole('row', { name: /^EchoLLM-m1/ })
        .textContent,
    ).toContain('first token at');
  });

  it('says that the times are those of a Langflow’s traces', async () => {
    const index = indexFlow(exportFromOutline(parseOutline(readRecording('flows/chat.json'))));
    const trace = parseTrace(Object(readRecording('traces.json')).detail.body);
    const run = answeredRun(['fine'], { server: LANGFLOW_SERVER });
    await show(trace ? withTraces(run, new Map([[0, trace]]), { index, rules: LANGFLOW_SERVER.rules }) : run);
    expect(screen.getByText(/Langflow’s traces and were measured on the server/)).toBeTruthy();
    expect(screen.getByRole('row', { name: /^Echo LLM/ }).textContent).toContain('took 310 ms');
  });
});
