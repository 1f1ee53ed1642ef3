import { describe, expect, it } from 'vitest';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { runRequestSchema } from '#contract/run-request.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { demoProblem } from '#show/knobs/demo-problem.ts';
import { toDemoRequest } from '#show/knobs/demo-request.ts';
import { indexFlow } from '../index/index-flow.ts';
import { predictRequest } from '../testing/predict-request.ts';
import { type SmallComponent, smallFlow } from '../testing/small-flow.ts';
import { tweakRulesFor } from '../tweaks/tweak-rules.ts';
import { lintRequest } from './lint-request.ts';
import { missedInputs } from './missed-inputs.ts';

const chat = (id: string): SmallComponent => ({ id, name: 'Chat Input', fields: { input_value: '' } });
const part = (id: string, frozen = false): SmallComponent => ({ id, fields: { text: '' }, node: { frozen } });
const end = { id: 'ChatOutput-o1', fields: { input_value: '' } };
const LAST = 'Now-2 -> ChatOutput-o1.input_value';
const edges = ['ChatInput-c1 -> Now-1.text', 'Now-1 -> Now-2.text', LAST];
/** The flow of frozen-components.json. */
const flow = indexFlow(smallFlow([chat('ChatInput-c1'), part('Now-1', true), part('Now-2'), end], edges));
const RULES = tweakRulesFor({ version: '1.13.0' });
const OTHER = { inputs: [{ input_value: 'OTHER' }] };
const EARLIER = [{ input: 0, saved: null, frozen: 'Now-1' }];

describe('an input whose only way leads through a frozen component', () => {
  const recorded = readRecording('frozen-components.json') as { release: string; body: unknown; text: string | null }[];
  const others = recorded.filter(({ body }) => JSON.stringify(body).includes('OTHER'));
  it.each(others.map((run) => [run.release, run] as const))('may be answered as an earlier one: %s', (release, run) => {
    expect(run.text).toMatch(/^typed>/);
    expect(missedInputs(flow, runRequestSchema.parse(run.body), tweakRulesFor({ version: release }))).toEqual(EARLIER);
  });

  it('is answered by a server that keeps no results, and if it has another way', () => {
    expect(missedInputs(flow, OTHER, tweakRulesFor({ version: '0.1.0', package: 'Tweakbench' }))).toEqual([]);
    const around = indexFlow(
      smallFlow([chat('ChatInput-c1'), part('Now-1', true), part('Now-2'), end], [...edges, 'ChatInput-c1 -> Now-2.x']),
    );
    expect(missedInputs(around, OTHER, RULES)).toEqual([]);
  });

  it('is answered if it also reaches a component that counts', () => {
    const two = indexFlow(
      smallFlow(
        [chat('ChatInput-c1'), chat('ChatInput-c2'), part('Now-1', true), part('Now-2'), end],
        [...edges, 'ChatInput-c2 -> Now-2.x'],
      ),
    );
    expect(missedInputs(two, OTHER, RULES)).toEqual([]);
    const inputs = [{ input_value: 'a' }, { input_value: 'b', components: ['ChatInput-c1'] }];
    expect(missedInputs(two, { inputs }, RULES)).toEqual([{ ...EARLIER[0], input: 1 }]);
  });

  it('is warned of before the run', () => {
    const route = { answersEachInput: true, takesAnySession: true, readsVariables: true };
    const warned = { kind: 'earlier-answer', severity: 'warning', about: { part: 'input', input: 0 } };
    expect(lintRequest(flow, OTHER, { ...predictRequest(flow, OTHER), route })).toEqual([
      { ...warned, component: 'Now-1', fix: null },
    ]);
  });

  it('is no question of a demo', () => {
    const settings: DemoSettings = {
      title: 'Days',
      lead: '',
      flow: { server: 'langflow', id: 'f', name: 'Days' },
      questions: [{ text: 'What is a day?' }],
      own: null,
      knobs: [],
      tweaks: {},
      variants: null,
      outputs: [],
      limits: { perHour: 9, perVisitor: null, atOnce: 1 },
      openUntil: null,
      showsTimes: true,
      frameOrigins: [],
    };
    const demo = { index: flow, rules: RULES };
    const why = 'may get the answer to an earlier one, because Now is frozen';
    expect(demoProblem(demo, settings)).toBe(`The question “What is a day?” ${why}`);
    expect(demoProblem(demo, { ...settings, questions: [], own: { most: 40 } })).toBe(
      `Questions that visitors type ${why}`,
    );
    expect(toDemoRequest(demo, settings, { question: 0, knobs: [] })).toEqual({ kind: 'lost' });
  });
});
