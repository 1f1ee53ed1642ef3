// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordedStreams } from '#contract/testing/recordings.ts';
import type { Run } from '#run/model/run.ts';
import { replayRecording } from '#run/testing/replay-recording.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { timedRun } from '#run/testing/timed-run.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { ResultsPane } from '../results-pane.tsx';

// Lazy parts take long to load on a busy machine.
beforeAll(() => Promise.all([import('../run-results.tsx'), import('./inside-view.tsx')]), 60_000);
afterEach(cleanup);

async function show(run: Run) {
  const page = renderPage(<ResultsPane />, { runs: [run], search: 'view=inside' });
  await screen.findByRole('region', { name: 'What was received' });
  return page;
}

async function recorded(name: string, timeOf?: (ms: number) => number): Promise<Run> {
  const recording = recordedStreams().find((stream) => stream.name === name);
  if (!recording) throw new Error(`There is no recording ${name}`);
  return replayRecording(recording, timeOf);
}

describe('how a stream was received', () => {
  it('is said with its figures', async () => {
    await show(await recorded('run-chat-1.13.0'));
    const meter = screen.getByRole('region', { name: 'What was received' });
    expect(meter.textContent).toContain('Tokens');
    expect(meter.textContent).toContain('The text arrived as it was written, in 6 chunks.');
    expect(meter.textContent).toMatch(/First byte47 msFirst token109 msCharacters per second116Longest gap52 ms/);
    expect(within(meter).getByRole('img', { name: 'Tokens of Input 1' })).toBeTruthy();
  });

  it('tells a proxy that buffers, and each component that wrote', async () => {
    await show(await recorded('v2-two-models-1.13.0', () => 425));
    const meter = screen.getByRole('region', { name: 'What was received' });
    expect(meter.textContent).toContain('Held back');
    const rows = within(within(meter).getByRole('table', { name: 'Text per component' })).getAllByRole('row');
    expect(rows.slice(1).map((row) => row.textContent)).toEqual([
      expect.stringContaining('EchoLLM-m1Held back'),
      expect.stringContaining('EchoLLM-m2Held back'),
    ]);
  });

  it('says that a reply in one piece was not streamed', async () => {
    const request = { inputs: [{ input_value: 'hi' }], stream: false };
    const reply = { requestIndex: 0, status: 200, headers: [], body: '{"outputs": []}', isCut: false };
    const timing = { sentAt: 0, headAt: 50, firstByteAt: 50 };
    await show(
      answeredRun(['fine'], { request, replies: [{ ...reply, frames: { marks: [60, 15], total: 1 }, timing }] }),
    );
    expect(screen.getByRole('region', { name: 'What was received' }).textContent).toContain('Not streamed');
  });

  it('says on which clock the first byte was measured if the first token is on the one of the server', async () => {
    const reply = { requestIndex: 0, status: 200, headers: [], body: '', isCut: false };
    const timing = { sentAt: 0, headAt: 90, firstByteAt: 99 };
    await show(timedRun({ replies: [{ ...reply, frames: { marks: [], total: 0 }, timing }] }));
    const meter = screen.getByRole('region', { name: 'What was received' });
    expect(meter.textContent).toMatch(/First byte\d.* in this browserFirst token\d/);
  });
});
