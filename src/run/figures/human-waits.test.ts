import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#contract/run-event.ts';
import { makeEvidence } from '../evidence/evidence-file.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import type { Run } from '../model/run.ts';
import { componentTimes } from '../reduce/component-times.ts';
import { askingRun, decidedRun, QUESTION } from '../testing/asking-run.ts';
import { inputEnd, textDelta } from '../testing/run-of.ts';
import { spanText } from './figure-text.ts';
import { humanWaits, isWaiting } from './human-waits.ts';
import { inputFigures } from './input-figures.ts';

const waitsOf = (run: Run) => run.inputs.flatMap((input) => humanWaits(run, input));
const rowsOf = (run: Run) =>
  componentTimes(run, 0).components.map(({ name, state, startMs, endMs }) => [name, state, startMs, endMs]);

describe('a decision of a person', () => {
  it('is read from the events of the run', () => {
    expect(waitsOf(decidedRun())).toMatchObject([
      { name: 'Language Model', askedMs: 20, decidedMs: 1_020, decision: 'Approve', question: { prompt: 'Ship it?' } },
    ]);
    expect(waitsOf(decidedRun(null))).toMatchObject([{ decidedMs: 1_020, decision: null }]);
    expect(waitsOf(decidedRun('fallback'))).toMatchObject([{ decision: 'fallback' }]);
  });

  it('is awaited only while its input runs', () => {
    const isOpen = (run: Run) =>
      run.inputs.map((input) => humanWaits(run, input).some((wait) => isWaiting(input, wait)));
    expect(isOpen(askingRun())).toEqual([true]);
    expect(isOpen(askingRun({ end: 'stopped' }))).toEqual([false]);
    expect(isOpen(decidedRun())).toEqual([false]);
  });

  it('is not part of the time of the input, and its tooltip says how long it was', () => {
    const run = decidedRun();
    const figures = inputFigures(run, run.inputs[0]);
    expect(figures).toMatchObject({ timeMs: 100, endMs: 1_100, decisionMs: 1_000 });
    expect(spanText(figures, figures.timeMs, figures.decisionMs)).toBe(
      'From the start to 1.10 s of the run, measured on the server, without 1.00 s waiting for a decision',
    );
    const stopped = askingRun({ end: 'stopped', at: 500 });
    expect(inputFigures(stopped, stopped.inputs[0])).toMatchObject({ timeMs: 20, endMs: 500, decisionMs: 480 });
  });

  it('is not part of the time to a first token that comes after it', () => {
    const events = [
      { event: 'input-start', at: 0, input: 0, inputs: {} },
      QUESTION,
      {
        event: 'human-input-decided',
        at: 1_020,
        input: 0,
        component: 'Model-m1',
        request_id: 'Model-m1:job',
        action_id: 'approve',
      },
      { ...textDelta(0, 'yes'), at: 1_050 },
      { ...inputEnd(0), at: 1_100 },
    ] as const satisfies RunEvent[];
    const run = askingRun({ events: events.map((event) => [event.at, event] as const), at: 1_100 });
    const figures = inputFigures(run, run.inputs[0]);
    expect(figures).toMatchObject({ firstTokenMs: 50, firstWaitedMs: 1_000, timeMs: 100 });
    expect(spanText(figures, figures.firstTokenMs, figures.firstWaitedMs)).toBe(
      'From the start to 1.05 s of the run, measured on the server, without 1.00 s waiting for a decision',
    );
  });

  it('has a span of its own in the timeline, which is not work of the component', () => {
    expect(rowsOf(decidedRun())).toEqual([
      ['Language Model', 'done', 10, 20],
      ['Waiting for a decision', 'decided', 20, 1_020],
      ['Chat Output', 'done', 1_023, 1_100],
    ]);
    expect(rowsOf(askingRun())).toEqual([
      ['Language Model', 'asking', 10, 20],
      ['Waiting for a decision', 'asking', 20, null],
    ]);
    expect(rowsOf(askingRun({ end: 'stopped' })).at(-1)).toEqual(['Waiting for a decision', 'stopped', 20, null]);
  });

  it('is in the evidence file, which is read back', async () => {
    const { text } = await makeEvidence([decidedRun()], new Date(0));
    expect(text).toMatch(/<h4>Decisions<\/h4>[\s\S]*Language Model[\s\S]*Ship it\?[\s\S]*Approve[\s\S]*1\.00 s/);
    expect(readEvidence(text).flatMap(waitsOf)).toEqual(waitsOf(decidedRun()));
  });
});
