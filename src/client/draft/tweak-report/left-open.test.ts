import { describe, expect, it } from 'vitest';
import type { TweakOutcome } from '#contract/run-event.ts';
import type { Tweaks } from '#contract/run-request.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { confirmReport } from './confirm-report.ts';
import type { RunProof } from './run-proof.ts';

const index = indexFlow(supportFlow);
const reportOn = (text: string, version = '1.13.0') =>
  makeTweakReport({ text, inputs: [{}], index, rules: tweakRulesFor({ version }) });
const tweaks: Tweaks = { Summarizer: { words: 30 }, 'Chat Input': { input_value: 'x' }, nope: 1 };
const report = reportOn(JSON.stringify(tweaks));
const draft = sampleDraft({ tweaksText: report.text, stream: false });
const words: TweakOutcome = {
  path: ['Summarizer', 'words'],
  component: 'Summarizer-s5d4f',
  field: 'words',
  state: 'applied',
  after: 30,
};
const reported = (...lists: TweakOutcome[][]) =>
  lists.map((outcomes, input) => ({ input, outcomes, isAnswered: true, ran: null }));
const proof = (more: Partial<RunProof> = {}): RunProof => ({
  number: 14,
  flowId: 'f',
  draft,
  tweaks,
  reported: reported([words]),
  refusedFields: [],
  refusedKeys: [],
  isAnswered: true,
  ...more,
});
const confirm = (more: Partial<RunProof> = {}, on: TweakReport = report) => confirmReport(on, proof(more), draft, 'f');

describe('a prediction that leaves open what happens', () => {
  it.each<[string, TweakOutcome['after'], string]>([
    ['the value that was sent', 'hot', 'ran with "hot"'],
    ['the value of the flow', 0.2, 'ran with 0.2'],
    ['another value, which is the default', 0.1, 'ran with 0.1 (built-in default)'],
    ['no value', null, 'ran with built-in default'],
  ])('does not say whether a tweak that may fail will, and after a run says that it ran with %s', (_, after, used) => {
    const wrong = reportOn('{ "LanguageModel-b2LxT": { "temperature": "hot" } }');
    const sent = { tweaks: { 'LanguageModel-b2LxT': { temperature: 'hot' } } };
    const outcome: TweakOutcome = {
      path: ['LanguageModel-b2LxT', 'temperature'],
      component: 'LanguageModel-b2LxT',
      field: 'temperature',
      state: 'applied',
      ...(after !== undefined && { after }),
    };
    const { origin, report: ran } = confirm({ ...sent, reported: reported([outcome]) }, wrong);
    expect(origin).toEqual({ kind: 'checked', run: 14 });
    expect(ran.rows[0]).toMatchObject({ state: 'may-fail', proof: { run: 14, isAsPredicted: null, used } });
    expect(ran.rows[0]?.notes.at(-1)).toBe(`Run #14 ${used.replace('ran', 'ran despite the wrong type,')}`);
    const ids = (id: string) => [{ input: 0, outcomes: [outcome], isAnswered: true, ran: new Set([id]) }];
    const usedBy = (more: Partial<RunProof>) => confirm({ ...sent, ...more }, wrong).report.rows[0]?.proof?.used;
    expect(usedBy({ reported: ids('ChatInput-1') })).toBe('did not run');
    expect(usedBy({ reported: ids('LanguageModel-b2LxT') })).toBe(used);
    expect(usedBy({ reported: reported([{ ...outcome, state: 'ignored' }]) })).toBe('no effect');
    const failed = reported([{ ...outcome, after: 'hot' }]).map((one) => ({ ...one, isAnswered: false }));
    expect(confirm({ ...sent, reported: failed, isAnswered: false }, wrong).origin.kind).toBe('checked');
  });

  it.each<[string, Partial<TweakOutcome>, boolean | null, string]>([
    ['answered from an earlier result', { answeredEarlier: true }, true, 'was answered by an earlier result'],
    ['ran', { state: 'applied' }, null, 'used 30'],
  ])('never counts a tweak on a frozen component as wrong: the component %s', (_, more, isAsPredicted, hint) => {
    const nodes = supportFlow.data.nodes.map((node) =>
      node.id === 'Summarizer-s5d4f'
        ? { ...node, data: { ...node.data, node: { ...node.data.node, frozen: true } } }
        : node,
    );
    const frozen = makeTweakReport({
      text: report.text,
      inputs: [{}],
      index: indexFlow({ ...supportFlow, data: { ...supportFlow.data, nodes } }),
      rules: tweakRulesFor({ version: '1.13.0' }),
    });
    expect(frozen.rows[0]?.hint).toBe('frozen: an earlier result may answer');
    const { origin, report: ran } = confirm(
      { reported: reported([{ ...words, state: 'may-not-count', ...more }]) },
      frozen,
    );
    expect(origin).toEqual({ kind: 'checked', run: 14 });
    expect(ran.rows[0]).toMatchObject({ state: 'may-not-count', proof: { isAsPredicted } });
    expect(ran.rows[0]?.notes.at(-1)).toBe(`Run #14 ${hint}`);
  });
});
