import { describe, expect, it } from 'vitest';
import type { NoValues } from '#contract/component-values.ts';
import type { Run } from '../model/run.ts';
import { answeredRun, runOf } from '../testing/run-of.ts';
import { LANGFLOW_SERVER } from '../testing/sample-run.ts';
import { noValuesText } from './no-values-text.ts';

const langflow = answeredRun(['fine'], { server: LANGFLOW_SERVER, address: 'http://langflow.test', number: 3 });
const changed = (run: Run, changes: Partial<Run['inputs'][number]>): Run => ({
  ...run,
  inputs: run.inputs.map((input) => ({ ...input, ...changes })),
});
const values = {
  source: 'langflow-traces' as const,
  components: ['Model-m1', 'Model-m1', 'ChatInput-q1'].map((component) => ({
    ...{ component, name: component, startMs: 0, endMs: 1, received: {}, calls: [], gave: {} },
  })),
};

describe('why an input has no values', () => {
  it.each<[NoValues, string, string[]]>([
    ['no-traces', 'This Langflow keeps no traces', ['turn-on', 'embedded']],
    ['older-release', 'This Langflow (1.4) does not report values', ['turn-on', 'embedded']],
    ['refused', 'This key may not read what components received', ['connection']],
    ['not-owner', 'A shared flow does not report values to others than its owner', ['embedded']],
    ['stopped', 'Langflow keeps no values of a stopped run', ['run-again']],
    ['late', 'The trace did not come within 5 s.', ['read-again']],
    ['half', 'Langflow’s trace has 2 of 3 components', ['read-again']],
    ['dropped', 'The values of run #3 were dropped', ['run-again']],
    ['left-out', 'The file of this run has no values', ['run-again']],
    ['not-kept', 'Cells of tests keep no values', ['read-again', 'run-again']],
    ['not-streamed', 'Values come with a stream', []],
  ])('is said of %s', (noValues, title, actions) => {
    const run = changed({ ...langflow, release: '1.4.19' }, { noValues, ...(noValues === 'half' && { values }) });
    expect(noValuesText(run, 0)).toMatchObject({ title, actions });
  });

  it('is that the run is older, if nobody said why', () => {
    expect(noValuesText(langflow, 0)).toMatchObject({
      title: 'Run #3 was made before values were kept',
      actions: ['run-again'],
    });
  });

  it('is not said of an input that has them, or may still get them', () => {
    expect(noValuesText(changed(langflow, { values }), 0)).toBeNull();
    expect(noValuesText(runOf({ end: 'running' }), 0)).toBeNull();
    expect(noValuesText(langflow, 4)).toBeNull();
    expect(noValuesText({ ...langflow, isReadingTraces: true }, 0)).toMatchObject({ isReading: true });
  });

  it('is that its trace is read, also if it was not there before', () => {
    const reading = { ...changed(langflow, { noValues: 'late' }), isReadingTraces: true as const };
    expect(noValuesText(reading, 0)).toMatchObject({ title: 'Reading the trace', isReading: true });
    expect(noValuesText({ ...reading, ...changed(reading, { noValues: 'stopped' }) }, 0)?.isReading).toBeUndefined();
  });

  it('cannot be read again for a cell of the embedded engine', () => {
    expect(noValuesText(changed({ ...langflow, address: null }, { noValues: 'not-kept' }), 0)?.actions).toEqual([
      'run-again',
    ]);
  });

  it('is that nothing ran, if the request was refused or not sent', () => {
    const failure = { status: 422, raw: '', requestIndex: 0, elapsedMs: 12, kind: 'refused-tweaks' as const };
    const refused = runOf({ error: { ...failure, refused: { code: 'TWEAKS_REFUSED', fields: ['code'] } }, at: 12 });
    expect(noValuesText(refused, 0)?.about).toBe('The server refused the request.');
    expect(noValuesText(changed(langflow, { startedAt: null }), 0)?.about).toBe('This input was not sent.');
  });

  it('is that it was stopped, on a Langflow only', () => {
    const stopped = changed(langflow, { status: 'stopped' });
    expect(noValuesText(stopped, 0)?.title).toBe('Langflow keeps no values of a stopped run');
    expect(noValuesText({ ...stopped, address: null }, 0)?.title).toMatch(/^Run #3/);
  });
});
