// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordedStreams } from '#contract/testing/recordings.ts';
import type { Run } from '#run/model/run.ts';
import { replayRecording } from '#run/testing/replay-recording.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { ResultsPane } from '../results-pane.tsx';

// Lazy parts take long to load on a busy machine.
beforeAll(
  () => Promise.all([import('../run-results.tsx'), import('./json-view.tsx'), import('./frames-view.tsx')]),
  60_000,
);
afterEach(cleanup);

async function show(run: Run) {
  const page = renderPage(<ResultsPane />, {
    runs: [run],
    search: 'view=json',
  });
  await page.user.click(await screen.findByRole('radio', { name: 'Frames' }));
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

describe('the frames of a stream', () => {
  it('are listed with time, kind, component and size', async () => {
    await show(await recorded('run-chat-1.13.0'));
    const grid = await screen.findByRole('grid', { name: 'Frames' });
    expect(grid.getAttribute('aria-rowcount')).toBe('13');
    const [, first, , third] = within(grid).getAllByRole('row');
    expect(first && cells(first)).toEqual(['1', '0.047 s', 'add_message', '', '1.7 kB', 'hi']);
    expect(third && cells(third)).toEqual(['3', '0.109 s+0 ms', 'token', 'EchoLLM-m1', '97 B', '[plain]·']);
    expect(screen.getByText('12 frames')).toBeTruthy();
  });

  it('have each column head aligned like the cells below it', async () => {
    await show(await recorded('run-chat-1.13.0'));
    const [head, first] = within(await screen.findByRole('grid', { name: 'Frames' })).getAllByRole('row');
    const columns = (row: HTMLElement | undefined) =>
      [...(row?.children ?? [])].map((cell) => cell.getAttribute('data-column'));
    expect(columns(first)).toEqual(columns(head));
  });

  it('are filtered by type, component and text', async () => {
    const { user } = await show(await recorded('run-chat-1.13.0'));
    await screen.findByText('12 frames');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'token');
    expect(await screen.findByText('7 of 12 frames')).toBeTruthy();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Component' }), 'EchoLLM-m1');
    expect(await screen.findByText('7 of 12 frames')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Find in frames' }), 'YOU');
    expect(await screen.findByText('1 of 12 frames')).toBeTruthy();
  });

  it('are shown as received, by mouse and by keyboard', async () => {
    const run = await recorded('run-chat-1.13.0');
    const { user } = await show(run);
    const grid = await screen.findByRole('grid', { name: 'Frames' });
    const row = within(grid).getAllByRole('row')[4];
    if (row) await user.click(row);
    const [end = 0] = [run.replies[0]?.frames?.marks[7]];
    const from = run.replies[0]?.frames?.marks[5] ?? 0;
    const raw = run.replies[0]?.body.slice(from, end);
    expect(screen.getByRole('textbox', { name: 'Raw frame 4' }).textContent).toBe(raw);
    expect(screen.getByRole('region', { name: 'Frame 4' }).textContent).toContain('52 ms after the previous frame');
    grid.focus();
    await user.keyboard('{Control>}{End}{/Control}{ArrowDown}');
    expect(await screen.findByRole('textbox', { name: 'Raw frame 5' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Close frame' }));
    expect(document.activeElement).toBe(grid);
    await user.keyboard('{Tab}');
    expect(screen.queryByRole('textbox', { name: /Raw frame/ })).toBeNull();
    grid.focus();
    await user.keyboard('{Home}{Enter}');
    expect(screen.getByRole('textbox', { name: 'Raw frame 1' })).toBeTruthy();
  });

  it('are not offered for a reply in one piece, and say if nothing was recorded', async () => {
    const request = { inputs: [{ input_value: 'hi' }], stream: false };
    const headers: [string, string][] = [['content-type', 'application/json']];
    const reply = { requestIndex: 0, status: 200, headers, body: '{"outputs": []}', isCut: false };
    const page = await show(answeredRun(['fine'], { request, replies: [reply] }));
    const frames = screen.getByRole('radio', { name: 'Frames', description: 'This answer was not streamed' });
    expect(frames.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Tree' }).checked).toBe(true);
    page.unmount();
    await show(answeredRun(['fine'], { replies: [{ ...reply, headers: [] }] }));
    expect(await screen.findByText(/frames were taken out when this run was saved/)).toBeTruthy();
  });

  it('say how many of them are not stored', async () => {
    const run = await recorded('run-chat-1.13.0');
    const replies = run.replies.map((reply) => ({
      ...reply,
      frames: { marks: reply.frames?.marks ?? [], total: 50_012 },
    }));
    await show({ ...run, replies });
    expect(await screen.findByText('50,000 more frames were not saved; the answers are complete.')).toBeTruthy();
  });
});
