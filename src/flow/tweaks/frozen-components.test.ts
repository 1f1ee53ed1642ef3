import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '../index/index-flow.ts';
import { predictRequest, verdictLines } from '../testing/predict-request.ts';
import { type SmallComponent, smallFlow } from '../testing/small-flow.ts';
import { frozenComponents } from './frozen-components.ts';

interface RecordedRun {
  release: string;
  part: string;
  body: JsonObject;
  text: string | null;
}

const recordings = readRecording('frozen-components.json') as RecordedRun[];
const tag = { tag: 'own', text: '' };
const part = (id: string, node: JsonObject = {}): SmallComponent => ({ id, fields: tag, node });
const frozen = { frozen: true };
const recorded = indexFlow(
  smallFlow(
    [
      { id: 'ChatInput-c1', fields: { input_value: '' } },
      part('Now-1', frozen),
      part('Now-2'),
      { id: 'ChatOutput-o1', fields: { input_value: '' } },
    ],
    ['ChatInput-c1 -> Now-1.text', 'Now-1 -> Now-2.text', 'Now-2 -> ChatOutput-o1.input_value'],
  ),
);

describe('a tweak on a frozen component', () => {
  const withTweaks = recordings.filter(({ body }) => body.tweaks !== undefined);
  it.each(withTweaks.map((run) => [run.release, run.part, run] as const))(
    'gets the predicted verdict: %s: %s',
    (_release, _part, run) => {
      const { verdicts } = predictRequest(recorded, run.body);
      for (const { path, state, value } of verdicts) {
        const [component] = path;
        if (path.at(-1) === 'frozen') expect(state).toBe('ignored');
        else expect([component, state]).toEqual([component, component === 'Now-1' ? 'may-not-count' : 'applied']);
        // As measured: a tweak on a component behind the frozen one always counts, a tweak on the frozen one only if the server had no
        // result.
        const hasCounted = run.text?.includes(`${String(value)}:`) ?? null;
        if (component === 'Now-2') expect(hasCounted).toBe(true);
        else if (run.part !== 'frozen, never run, with a tweak' && run.text !== null) expect(hasCounted).toBe(false);
      }
      expect(verdicts.length).toBeGreaterThan(0);
    },
  );

  it('names the frozen component, keeps what it would do otherwise, and leaves the rest as it is', () => {
    const tweaks = { 'Now-1': { tag: 'new', text: 'x', gone: 1 }, 'Now-2': { tag: null } };
    expect(verdictLines(recorded, { inputs: [], tweaks })).toEqual([
      'Now-1.tag may-not-count matched-id frozen',
      'Now-1.text overridden connected',
      'Now-1.gone ignored unknown-field',
      'Now-2.tag resets null-value uses-default',
    ]);
    expect(verdictLines(recorded, { inputs: [], tweaks: { 'Now-1': { tag: null } } })).toEqual([
      'Now-1.tag may-not-count null-value uses-default frozen',
    ]);
    const [verdict] = predictRequest(recorded, { inputs: [], tweaks }).verdicts;
    expect(verdict?.problems).toEqual([{ kind: 'frozen', component: 'Now-1' }]);
  });

  it('counts on the embedded server, which runs every component', () => {
    const { verdicts } = predictRequest(recorded, { tweaks: { 'Now-1': { tag: 'new' } } }, '0.1.0', 'Tweakbench');
    expect(verdicts.map(({ state }) => state)).toEqual(['applied']);
  });
});

describe('frozenComponents', () => {
  const found = (components: SmallComponent[], edges: string[] = []) =>
    Object.fromEntries(frozenComponents(indexFlow(smallFlow(components, edges)), { frozen: 'earlier-result' }));

  it('are also those that feed nothing but a frozen one', () => {
    const parts = [part('A-1'), part('B-1'), part('C-1', frozen), part('D-1')];
    expect(found(parts, ['A-1 -> B-1.text', 'B-1 -> C-1.text', 'C-1 -> D-1.text'])).toEqual({
      'C-1': 'C-1',
      'B-1': 'C-1',
      'A-1': 'C-1',
    });
  });

  it('are not those with another way to an end', () => {
    const parts = [part('A-1'), part('B-1'), part('C-1', frozen), part('D-1')];
    expect(found(parts, ['A-1 -> B-1.text', 'B-1 -> C-1.text', 'A-1 -> D-1.text', 'C-1 -> D-1.tag'])).toEqual({
      'C-1': 'C-1',
      'B-1': 'C-1',
    });
  });

  it('are groups, whose components are frozen with them, but no loops', () => {
    const inner = smallFlow([part('In-1', frozen)]);
    const loop = { ...frozen, outputs: [{ name: 'item', allows_loop: true }] };
    expect(
      found([
        part('Group-1', { ...frozen, flow: inner as unknown as JsonObject }),
        part('Free-1', { flow: inner as unknown as JsonObject }),
        part('Loop-1', { ...frozen, display_name: 'Loop' }),
        part('Other-1', loop),
      ]),
    ).toEqual({ 'Group-1': 'Group-1' });
  });
});
