import { describe, expect, it } from 'vitest';
import type { TweakOutcome } from '#contract/run-event.ts';
import { indexFlow } from '#flow/index-flow.ts';
import { tweakRulesFor } from '#flow/tweak-rules.ts';
import type { RequestDraft } from '#run/request-draft.ts';
import { supportFlow } from '../../testing/support-flow.ts';
import { confirmReport, type RunProof } from './confirm-report.ts';
import { makeTweakReport } from './make-tweak-report.ts';

const text = '{ "Summarizer": { "words": 30 }, "Chat Input": { "input_value": "x" }, "nope": 1 }';
const report = makeTweakReport({
  text,
  inputs: [{}],
  stream: false,
  index: indexFlow(supportFlow),
  rules: tweakRulesFor({ version: '1.13.0' }),
});
const draft: RequestDraft = {
  inputsMode: 'mine',
  inputs: [{ id: 'a', value: 'Hi', components: [], type: 'any' }],
  outputs: [],
  tweaksText: text,
  stream: false,
  sessionId: '',
};
const outcome: TweakOutcome = {
  path: ['Summarizer', 'words'],
  component: 'Summarizer-s5d4f',
  field: 'words',
  state: 'applied',
  after: 30,
};
const proof = (more: Partial<RunProof> = {}): RunProof => ({
  number: 14,
  flowId: 'f',
  draft,
  outcomes: [[outcome]],
  ...more,
});

describe('confirmReport', () => {
  it('names the run that did as forecast, whatever its texts were', () => {
    const typed = { ...draft, inputs: [{ id: 'b', value: 'Other', components: [], type: 'any' as const }] };
    expect(confirmReport(report, proof(), typed, 'f')).toEqual({ kind: 'confirmed', run: 14 });
  });

  it('flags a run that did otherwise, in state or in value', () => {
    const differs = { kind: 'differs', run: 14, rows: 1 };
    expect(
      confirmReport(report, proof({ outcomes: [[outcome], [{ ...outcome, state: 'ignored' }]] }), draft, 'f'),
    ).toEqual(differs);
    expect(confirmReport(report, proof({ outcomes: [[{ ...outcome, after: 31 }]] }), draft, 'f')).toEqual(differs);
  });

  it('lets each input overwrite its own text', () => {
    const own: TweakOutcome = {
      path: ['Chat Input', 'input_value'],
      component: 'ChatInput-q1w2e',
      field: 'input_value',
      state: 'applied',
    };
    expect(confirmReport(report, proof({ outcomes: [[outcome, own]] }), draft, 'f').kind).toBe('confirmed');
  });

  it('stays a forecast for other tweaks, targets, Stream or flow, and where the server does not tell', () => {
    const others: [RunProof | null, RequestDraft, string][] = [
      [null, draft, 'f'],
      [proof({ outcomes: [] }), draft, 'f'],
      [proof({ draft: { ...draft, tweaksText: '{}' } }), draft, 'f'],
      [proof(), { ...draft, stream: true }, 'f'],
      [proof(), { ...draft, inputsMode: 'keep' }, 'f'],
      [proof(), draft, 'g'],
    ];
    for (const [made, now, flowId] of others)
      expect(confirmReport(report, made, now, flowId)).toEqual({ kind: 'forecast' });
  });
});
