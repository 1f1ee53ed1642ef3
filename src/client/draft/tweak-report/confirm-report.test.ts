import { describe, expect, it } from 'vitest';
import type { TweakOutcome } from '#contract/run-event.ts';
import type { Tweaks } from '#contract/run-request.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
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
const proofsOf = (more: Partial<RunProof> = {}, on?: TweakReport) =>
  confirm(more, on).report.rows.map((row) => row.proof);

describe('confirmReport', () => {
  it('names the run that confirmed the prediction, and what it used, whatever its input texts were', () => {
    const typed = { ...draft, inputs: [{ id: 'b', value: 'Other', components: [], type: 'any' as const }] };
    const { origin, report: confirmed } = confirmReport(report, proof(), typed, 'f');
    expect(origin).toEqual({ kind: 'checked', run: 14 });
    expect(confirmed.rows.map((row) => row.proof)).toEqual([{ run: 14, isAsPredicted: true, used: '30' }, null, null]);
  });

  it('ignores white space and comments', () => {
    const spaced = reportOn(`{ // why\n "Summarizer" : {"words": 30},"Chat Input":{"input_value":"x"}, "nope": 1, }`);
    expect(confirm({}, spaced).origin.kind).toBe('checked');
  });

  it('confirms a value that the run used, also if the flow has the same one since', () => {
    const same = makeTweakReport({
      text: report.text,
      inputs: [{}],
      index: indexFlow(JSON.parse(JSON.stringify(supportFlow).replace('"value":25', '"value":30'))),
      rules: tweakRulesFor({ version: '1.13.0' }),
    });
    expect(same.rows[0]?.state).toBe('no-op');
    expect(confirm({}, same).origin).toEqual({ kind: 'checked', run: 14 });
    const unchanged = reported([{ ...words, state: 'no-op' }]);
    expect(confirm({ reported: unchanged }).origin.kind).toBe('checked');
    expect(confirm({ reported: reported([{ ...words, after: 31 }]) }, same).origin.kind).toBe('differs');
  });

  it.each<[string, TweakOutcome, string, string]>([
    ['another value', { ...words, after: 31 }, '31', 'Sent 30, received 31 in run #14'],
    [
      'the value of the flow',
      { ...words, state: 'ignored', after: 25 },
      'no effect',
      'Sent 30, received 25 in run #14',
    ],
    ['no effect', { ...words, state: 'ignored' }, 'no effect', 'Run #14 did not use it'],
    ['another writer', { ...words, state: 'overridden', after: 7 }, '7', 'Sent 30, received 7 in run #14'],
  ])('flags %s and keeps the prediction', (_, outcome, used, sentence) => {
    const { origin, report: flagged } = confirm({ reported: reported([outcome]) });
    expect(origin).toEqual({ kind: 'differs', run: 14, rows: 1 });
    const [row] = flagged.rows;
    expect(row).toMatchObject({ state: 'applied', isProblem: true, proof: { run: 14, isAsPredicted: false, used } });
    expect(row?.sent).toEqual({ kind: 'change', before: '25', after: '30' });
    expect(row?.notes).toEqual([sentence]);
    expect(row?.hint).toBe(`25 → 30, ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`);
  });

  it('names the input for which the outcome was different', () => {
    const { report: flagged } = confirm({ reported: reported([words], [{ ...words, after: 4 }]) });
    expect(flagged.rows[0]?.notes).toEqual(['Sent 30, received 4 for Input 2 in run #14']);
  });

  it('says that a skipped value was replaced by the built-in default', () => {
    const skipped = reportOn(JSON.stringify({ Summarizer: { words: null } }));
    const sent = { tweaks: { Summarizer: { words: null } } };
    const outcome: TweakOutcome = { ...words, state: 'resets', after: 10 };
    const { origin, report: ran } = confirm({ ...sent, reported: reported([outcome]) }, skipped);
    expect(origin.kind).toBe('checked');
    expect(ran.rows[0]?.proof).toEqual({ run: 14, isAsPredicted: true, used: '10 (built-in default)' });
  });

  it('expects each input to overwrite its own text', () => {
    const own: TweakOutcome = {
      path: ['Chat Input', 'input_value'],
      component: 'ChatInput-q1w2e',
      field: 'input_value',
      state: 'applied',
    };
    expect(confirm({ reported: reported([words, own]) }).origin.kind).toBe('checked');
  });

  it('flags a text that no input overwrites', () => {
    const text = JSON.stringify(tweaks);
    const rules = tweakRulesFor({ version: '1.13.0' });
    const other = makeTweakReport({ text, inputs: [{ components: ['nobody'] }], index, rules });
    const unused: TweakOutcome = {
      path: ['Chat Input', 'input_value'],
      component: 'ChatInput-q1w2e',
      field: 'input_value',
      state: 'ignored',
    };
    expect(confirm({ reported: reported([words, unused]) }, other).origin).toEqual({
      kind: 'differs',
      run: 14,
      rows: 1,
    });
  });

  it('recognises a secret, and never shows it', () => {
    const secret = reportOn('{ "LanguageModel-b2LxT": { "api_key": "sk-canary" } }');
    const outcome: TweakOutcome = {
      path: ['LanguageModel-b2LxT', 'api_key'],
      component: 'LanguageModel-b2LxT',
      field: 'api_key',
      state: 'applied',
    };
    const stored = { tweaks: { 'LanguageModel-b2LxT': { api_key: SECRET_MASK } }, reported: reported([outcome]) };
    expect(proofsOf(stored, secret)).toEqual([{ run: 14, isAsPredicted: true, used: SECRET_MASK }]);
  });

  it.each([
    ['sk-canary', SECRET_MASK],
    ['Bearer sk-canary', `Bearer ${SECRET_MASK}`],
  ])('treats what the run stored of %s as the same', (tone, after) => {
    const typed = reportOn(JSON.stringify({ Summarizer: { tone } }));
    const outcome: TweakOutcome = { ...words, path: ['Summarizer', 'tone'], field: 'tone', after };
    const stored = { tweaks: { Summarizer: { tone: after } }, reported: reported([outcome]) };
    expect(confirm(stored, typed).origin).toEqual({ kind: 'checked', run: 14 });
    expect(confirm({ ...stored, reported: reported([{ ...outcome, after: 'other' }]) }, typed).origin.kind).toBe(
      'differs',
    );
  });

  it('stays a prediction for other tweaks, targets or flow, and if the server does not report', () => {
    const others: [Partial<RunProof>, RequestDraft, string][] = [
      [{ reported: [] }, draft, 'f'],
      [{ tweaks: {} }, draft, 'f'],
      [{ tweaks: { nope: 1, ...tweaks } }, draft, 'f'],
      [{}, { ...draft, inputsMode: 'keep' }, 'f'],
      [{}, draft, 'g'],
    ];
    for (const [made, now, flowId] of others)
      expect(confirmReport(report, proof(made), now, flowId)).toEqual({ report, origin: { kind: 'predicted' } });
    expect(confirmReport(report, null, draft, 'f').origin.kind).toBe('predicted');
  });
});

describe('a refused run', () => {
  const code: Tweaks = { 'Priority Rules': { code: 'x' }, Summarizer: { words: 30 } };
  const refusal = { tweaks: code, refusedFields: ['code'], reported: [], isAnswered: false };

  it('marks the tweaks that were refused, and no others', () => {
    const { origin, report: marked } = confirm(refusal, reportOn(JSON.stringify(code)));
    expect(origin).toEqual({ kind: 'refused', run: 14 });
    expect(marked.rows.map(({ state, hint }) => [state, hint])).toEqual([
      ['refused', 'refused in run #14'],
      ['applied', '25 → 30'],
    ]);
    expect(marked.rows[0]?.proof).toEqual({ run: 14, isAsPredicted: true, used: 'refused' });
    // The reason has to fit on its line: the column of the run has the rest.
    expect(marked.rows[0]?.notes).toEqual([]);
  });

  it('marks a tweak that was predicted as skipped, and updates the counts', () => {
    const { report: marked } = confirm(refusal, reportOn(JSON.stringify(code), '1.10.3'));
    expect(marked.rows[0]).toMatchObject({
      state: 'refused',
      why: 'Run #14 was refused because of it',
      proof: { isAsPredicted: false },
    });
    expect(marked.counts).toEqual([
      { state: 'applied', count: 1 },
      { state: 'refused', count: 1 },
    ]);
  });

  it('keeps the mark while other tweaks change, and drops it with the tweak', () => {
    const other = reportOn('{ "Priority Rules": { "code": "x" }, "Summarizer": { "words": 9 } }');
    expect(confirm(refusal, other).origin.kind).toBe('refused');
    const changed = reportOn('{ "Priority Rules": { "code": "y" } }');
    expect(confirm(refusal, changed).origin.kind).toBe('predicted');
  });

  it('marks a key that the schema refused', () => {
    const list: Tweaks = { tone: 'x', words: [1] };
    const more = { ...refusal, tweaks: list, refusedFields: [], refusedKeys: ['words'] };
    const { report: marked } = confirm(more, reportOn(JSON.stringify(list)));
    expect(marked.rows.map(({ field, hint }) => [field, hint])).toContainEqual(['words', 'refused in run #14']);
  });

  it('flags a predicted refusal that did not happen', () => {
    const { origin, report: flagged } = confirm({ tweaks: code }, reportOn(JSON.stringify(code)));
    expect(origin).toEqual({ kind: 'differs', run: 14, rows: 1 });
    expect(flagged.rows[0]?.notes).toEqual(['Run #14 was not refused']);
  });

  it('says that a server refused every tweak of another user', () => {
    const { origin, report: confirmed } = confirm({ refusesAll: true, reported: [], isAnswered: false });
    expect(origin).toEqual({ kind: 'refused', run: 14 });
    expect(new Set(confirmed.rows.map(({ state }) => state))).toEqual(new Set(['refused']));
  });
});
