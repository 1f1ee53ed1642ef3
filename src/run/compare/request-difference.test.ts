import { describe, expect, it } from 'vitest';
import type { RunRequest } from '#contract/run-request.ts';
import { counted } from '#flow/testing/counted.ts';
import type { Run } from '../model/run.ts';
import { runOf } from '../testing/run-of.ts';
import { compareRequests, compareTweaks, serverOf } from './request-difference.ts';

const withTweaks = (tweaks: NonNullable<RunRequest['tweaks']>): Run => runOf({ request: { inputs: [], tweaks } });

describe('tweaks of several runs', () => {
  it('are returned if they differ; name and id of a component are equivalent', () => {
    const { differing, same } = compareTweaks([
      withTweaks({ 'Model-m1': { temperature: 0.2, words: 5 }, stream: true }),
      withTweaks({ 'Language Model': { temperature: 0.9, words: 5 } }),
    ]);
    expect(same).toBe(1);
    expect(differing).toMatchObject([
      {
        component: 'Language Model',
        field: 'temperature',
        values: [
          { kind: 'tweak', value: 0.2 },
          { kind: 'tweak', value: 0.9 },
        ],
      },
      { component: null, field: 'stream', values: [{ kind: 'tweak', value: true }, { kind: 'flow' }] },
    ]);
  });

  it('show the value of the flow if another run reported it', () => {
    const tweaked = withTweaks({ 'Model-m1': { temperature: 0.9 } });
    const outcome = {
      path: ['Model-m1', 'temperature'],
      component: 'Model-m1',
      state: 'applied',
      before: 0.1,
      after: 0.9,
    };
    const told = { ...tweaked, inputs: tweaked.inputs.map((input) => ({ ...input, outcomes: [outcome] })) } as Run;
    expect(compareTweaks([withTweaks({}), told]).differing[0]?.values[0]).toEqual({ kind: 'flow', value: 0.1 });
    const predicted = { ...tweaked, predicted: [outcome] } as Run;
    expect(compareTweaks([withTweaks({}), predicted]).differing[0]?.values[0]).toEqual({ kind: 'flow', value: 0.1 });
  });

  it.each([
    ['overridden', 'overridden', undefined],
    ['ignored', 'ignored', 0.1],
    ['default used', 'resets', null],
    ['may not count', 'may-not-count', 0.9],
  ])('say which of them were %s', (loss, state, after) => {
    const run = withTweaks({ 'Model-m1': { temperature: 0.9 } });
    const lost = { path: ['Model-m1', 'temperature'], component: 'Model-m1', state, before: 0.1, after };
    const told = { ...run, inputs: run.inputs.map((input) => ({ ...input, outcomes: [lost] })) } as Run;
    expect(compareTweaks([withTweaks({ 'Model-m1': { temperature: 0.2 } }), told]).differing[0]?.values).toEqual([
      { kind: 'tweak', value: 0.2, lost: null },
      { kind: 'tweak', value: 0.9, lost: loss },
    ]);
  });

  it('are looked up in what was reported once, however many they are', () => {
    const readsFor = (fields: number) => {
      const names = Array.from({ length: fields }, (_, at) => `f${at}`);
      const of = (value: number) => withTweaks({ 'Model-m1': Object.fromEntries(names.map((name) => [name, value])) });
      const predicted = names.map((field) => ({
        path: ['Model-m1', field],
        component: 'Model-m1',
        field,
        state: 'applied',
      }));
      const counter = { reads: 0 };
      compareTweaks([of(1), counted({ ...of(2), predicted } as Run, counter)]);
      return counter.reads;
    };
    expect(readsFor(80) / readsFor(20)).toBeLessThan(6);
  });

  it('hide secrets without claiming that they are equal', () => {
    const run = withTweaks({ 'Model-m1': { api_key: 'canary-secret-1' } });
    expect(compareTweaks([run, run])).toEqual({ differing: [], same: 0, hidden: 1 });
    const { differing } = compareTweaks([run, withTweaks({})]);
    expect(differing[0]?.values).toEqual([{ kind: 'secret' }, { kind: 'flow', value: undefined }]);
    expect(JSON.stringify(differing)).not.toContain('canary');
  });
});

it('returns only the other parts of the request that differ', () => {
  const one = runOf({ request: { inputs: [{ input_value: 'hi' }], stream: true } });
  const two = runOf({ request: { stream: false, outputs: ['ChatOutput-o1'] } });
  expect(compareRequests([one, one])).toEqual([]);
  expect(compareRequests([one, two])).toEqual([
    { name: 'Inputs sent', values: ['1', 'None (every input component is sent empty text)'] },
    { name: 'Outputs', values: ['Every output', 'ChatOutput-o1'] },
    { name: 'Stream', values: ['On', 'Off'] },
    { name: 'Route', values: ['advanced-stream', 'advanced-json'] },
  ]);
  expect(compareRequests([{ ...one, release: '0.1.0' }, one])).toEqual([
    { name: 'Server', values: ['Embedded engine 0.1.0', 'Embedded engine'] },
  ]);
  expect(serverOf({ ...one, server: 'Langflow 1.13.0', release: '1.13.0', address: 'http://l' })).toBe(
    'Langflow 1.13.0, http://l',
  );
});
