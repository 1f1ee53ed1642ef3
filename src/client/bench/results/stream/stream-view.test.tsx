// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordedStreams } from '#contract/testing/recordings.ts';
import type { Run } from '#run/model/run.ts';
import { replayRecording } from '#run/testing/replay-recording.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { timedRun } from '#run/testing/timed-run.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { ResultsPane } from '../results-pane.tsx';

// Lazy parts take long to load on a busy machine.
beforeAll(() => Promise.all([import('../run-results.tsx'), import('./stream-view.tsx')]), 60_000);
afterEach(cleanup);

async function show(run: Run) {
  const page = renderPage(<ResultsPane />, {
    runs: [run],
    search: 'view=stream',
  });
  await screen.findByRole('region', { name: 'What was received' });
  return page;
}

async function recorded(name: string, timeOf?: (ms: number) => number): Promise<Run> {
  const recording = recordedStreams().find((stream) => stream.name === name);
  if (!recording) throw new Error(`There is no recording ${name}`);
  return replayRecording(recording, timeOf);
}

const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('gridcell')
    .map((cell) => cell.textContent);

describe('the Stream view', () => {
  it('lists the frames with time, kind, component and size', async () => {
    await show(await recorded('run-chat-1.13.0'));
    const grid = await screen.findByRole('grid', { name: 'Events' });
    expect(grid.getAttribute('aria-rowcount')).toBe('13');
    const [, first, , third] = within(grid).getAllByRole('row');
    expect(first && cells(first)).toEqual(['1', '0.047 s', 'add_message', '', '1.7 kB', 'hi']);
    expect(third && cells(third)).toEqual(['3', '0.109 s+0 ms', 'token', 'EchoLLM-m1', '97 B', '[plain]·']);
    expect(screen.getByText('12 events')).toBeTruthy();
  });

  it('aligns each column head like the cells below it', async () => {
    await show(await recorded('run-chat-1.13.0'));
    const [head, first] = within(await screen.findByRole('grid', { name: 'Events' })).getAllByRole('row');
    const columns = (row: HTMLElement | undefined) =>
      [...(row?.children ?? [])].map((cell) => cell.getAttribute('data-column'));
    expect(columns(first)).toEqual(columns(head));
  });

  it('says what was received, with its figures', async () => {
    await show(await recorded('run-chat-1.13.0'));
    const meter = screen.getByRole('region', { name: 'What was received' });
    expect(meter.textContent).toContain('Token stream');
    expect(meter.textContent).toContain('The text arrived as it was written, in 6 chunks.');
    expect(meter.textContent).toMatch(/First byte47 msFirst token109 msCharacters per second116Longest gap52 ms/);
    expect(within(meter).getByRole('img', { name: 'Token stream of Input 1' })).toBeTruthy();
  });

  it('reports a proxy that buffers, and each component that wrote', async () => {
    await show(await recorded('v2-two-models-1.13.0', () => 425));
    const meter = screen.getByRole('region', { name: 'What was received' });
    expect(meter.textContent).toContain('Held back');
    const rows = within(within(meter).getByRole('table', { name: 'Text per component' })).getAllByRole('row');
    expect(rows.slice(1).map((row) => row.textContent)).toEqual([
      expect.stringContaining('EchoLLM-m1'),
      expect.stringContaining('EchoLLM-m2'),
    ]);
  });

  it('filters by kind and by text', async () => {
    const { user } = await show(await recorded('run-chat-1.13.0'));
    await screen.findByText('12 events');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Event type' }), 'token');
    expect(await screen.findByText('7 of 12 events')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Filter events' }), 'YOU');
    expect(await screen.findByText('1 of 12 events')).toBeTruthy();
  });

  it('shows a frame as received, by mouse and by keyboard', async () => {
    const run = await recorded('run-chat-1.13.0');
    const { user } = await show(run);
    const grid = await screen.findByRole('grid', { name: 'Events' });
    const row = within(grid).getAllByRole('row')[4];
    if (row) await user.click(row);
    const [end = 0] = [run.replies[0]?.frames?.marks[7]];
    const from = run.replies[0]?.frames?.marks[5] ?? 0;
    const raw = run.replies[0]?.body.slice(from, end);
    expect(screen.getByRole('textbox', { name: 'Raw event 4' }).textContent).toBe(raw);
    expect(screen.getByRole('region', { name: 'Event 4' }).textContent).toContain('52 ms after the previous event');
    grid.focus();
    await user.keyboard('{Control>}{End}{/Control}{ArrowDown}');
    expect(await screen.findByRole('textbox', { name: 'Raw event 5' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Close event' }));
    expect(document.activeElement).toBe(grid);
    await user.keyboard('{Tab}');
    expect(screen.queryByRole('textbox', { name: /Raw frame/ })).toBeNull();
    grid.focus();
    await user.keyboard('{Home}{Enter}');
    expect(screen.getByRole('textbox', { name: 'Raw event 1' })).toBeTruthy();
  });

  it('shows a JSON reply, and says if nothing was recorded', async () => {
    const request = { inputs: [{ input_value: 'hi' }], stream: false };
    const reply = { requestIndex: 0, status: 200, headers: [], body: '{"outputs": []}', isCut: false };
    const timing = { sentAt: 0, headAt: 50, firstByteAt: 50 };
    const page = await show(
      answeredRun(['fine'], { request, replies: [{ ...reply, frames: { marks: [60, 15], total: 1 }, timing }] }),
    );
    expect(screen.getByRole('region', { name: 'What was received' }).textContent).toContain('Not streamed');
    await waitFor(() => expect(screen.getByRole('grid', { name: 'Events' }).textContent).toContain('reply'));
    page.unmount();
    await show(answeredRun(['fine'], { request, replies: [reply] }));
    expect(await screen.findByText(/events were taken out when this run was saved/)).toBeTruthy();
  });

  it('says on which clock the first byte was measured if the first token is on the one of the server', async () => {
    const reply = { requestIndex: 0, status: 200, headers: [], body: '', isCut: false };
    const timing = { sentAt: 0, headAt: 90, firstByteAt: 99 };
    await show(timedRun({ replies: [{ ...reply, frames: { marks: [], total: 0 }, timing }] }));
    const meter = screen.getByRole('region', { name: 'What was received' });
    expect(meter.textContent).toMatch(/First byte\d.* in this browserFirst token\d/);
  });

  it('says how many frames are not stored', async () => {
    const run = await recorded('run-chat-1.13.0');
    const replies = run.replies.map((reply) => ({
      ...reply,
      frames: { marks: reply.frames?.marks ?? [], total: 50_012 },
    }));
    await show({ ...run, replies });
    expect(await screen.findByText('50,000 more events were not saved; the answers are complete.')).toBeTruthy();
  });
});
