import { describe, expect, it } from 'vitest';
import type { ComponentCall, ComponentValues } from '#contract/component-values.ts';
import type { Run } from '../model/run.ts';
import { timedRun } from '../testing/timed-run.ts';
import { insideInput } from './inside-input.ts';
import { insideRows } from './inside-rows.ts';

const call = (id: number, more: Partial<ComponentCall> = {}): ComponentCall => ({
  ...{ id: String(id), kind: 'model', name: 'gpt', startMs: id * 10, endMs: id * 10 + 5 },
  ...more,
});

function runWith(times: Partial<ComponentValues>[], changes: Partial<Run> = {}): Run {
  const run = timedRun(changes);
  const components = times.map(
    (time): ComponentValues => ({
      ...{ component: 'Model-m1', name: 'Language Model', startMs: 0, endMs: 500, received: {}, calls: [], gave: {} },
      ...time,
    }),
  );
  const [first, ...rest] = run.inputs;
  return { ...run, inputs: first ? [{ ...first, values: { source: 'engine', components } }, ...rest] : [] };
}

const rowsOf = (run: Run, toggled: readonly string[] = []) => insideRows(run, insideInput(run, 0, 0), new Set(toggled));
const textsOf = (run: Run, toggled?: readonly string[]) =>
  rowsOf(run, toggled).map((row) => [row.kind === 'call' ? `${row.number} ${row.name}` : row.component.name, row.time]);

describe('the rows of the list of Inside', () => {
  it('are its components, and the calls of one that made several', () => {
    const tool = call(2, { kind: 'tool', name: 'find_order', error: 'none', calls: [call(3)] });
    expect(textsOf(runWith([{ calls: [call(1), tool, call(4)] }]))).toEqual([
      ['Chat Input', '10 ms'],
      ['Language Model', '500 ms'],
      ['1 Model call 1', '5 ms'],
      ['2 find_order', '5 ms'],
      ['3 Model call 2', '5 ms'],
      ['4 Model call 3', '5 ms'],
      ['Chat Output', '8 ms'],
    ]);
  });

  it('say no call of a component that asked its model once', () => {
    expect(rowsOf(runWith([{ calls: [call(1)] }])).map(({ kind }) => kind)).toEqual(Array(3).fill('component'));
  });

  it('open up to 12 calls, until they are closed by hand; more are closed', () => {
    const of = (count: number, toggled: string[] = []) =>
      rowsOf(runWith([{ calls: Array.from({ length: count }, (_, id) => call(id)) }]), toggled);
    expect(of(12).length).toBe(15);
    expect(of(12, ['Model-m1'])).toHaveLength(3);
    expect(of(13)[1]).toMatchObject({ isOpen: false });
    expect(of(2000, ['Model-m1'])).toHaveLength(2003);
  });

  it('begin where the bar of their component begins, on whichever clock that is', () => {
    const [, , first] = rowsOf(runWith([{ startMs: 1000, calls: [call(101), call(102)] }]));
    expect(first?.bars).toEqual([{ startMs: 22, endMs: 27, isFailed: false }]);
  });

  it('have a bar for each time that the component ran, and their sum', () => {
    const [, model] = rowsOf(runWith([{ endMs: 20 }, { startMs: 30, endMs: 60, error: 'no' }]));
    expect(model?.bars.map(({ startMs, isFailed }) => [startMs, isFailed])).toEqual([
      [12, false],
      [42, true],
    ]);
    expect(model).toMatchObject({ time: '50 ms', isFailed: true });
  });

  it('leave calls out that are more than 4 levels deep', () => {
    const nest = (depth: number): ComponentCall => call(depth, depth < 6 ? { calls: [nest(depth + 1)] } : {});
    const depths = rowsOf(runWith([{ calls: [nest(1)] }])).flatMap((row) => (row.kind === 'call' ? [row.depth] : []));
    expect(depths).toEqual([1, 2, 3, 4]);
  });
});
