import { describe, expect, it } from 'vitest';
import { parseTrace } from '#contract/answers/trace.ts';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { LANGFLOW_SERVER, sampleDraft } from '#run/testing/sample-run.ts';
import { withTraces } from '#run/traces/with-traces.ts';
import { confirmReport } from './confirm-report.ts';
import { proofOf } from './run-proof.ts';

const { rules } = LANGFLOW_SERVER;
const trace = parseTrace(Object(readRecording('trace-of-prompt.json')).trace);
const MODEL = {
  name: 'gpt-4o-mini',
  provider: 'OpenAI',
  metadata: { api_key_param: 'api_key', context_length: 128000 },
};
const GPT_5 = { ...MODEL, name: 'gpt-5' };

/** The report on a tweak of the model, after a run that was traced. */
function reportAfterRun(model: JsonValue, own: JsonValue) {
  if (trace === null) throw new Error('The recording holds no trace');
  const id = 'LanguageModelComponent-m1';
  const index = indexFlow(
    smallFlow([{ id, fields: { model: { type: 'model', value: own, options: [MODEL, GPT_5] } } }]),
  );
  const tweaks = { [id]: { model } };
  const draft = sampleDraft({ tweaksText: JSON.stringify(tweaks), stream: false });
  const request = { inputs: [{ input_value: 'hi' }], tweaks };
  const ran = { ...answeredRun(['Hi'], { server: LANGFLOW_SERVER, request }), draft };
  const run = withTraces(ran, new Map([[0, trace]]), { index, rules });
  const report = makeTweakReport({ text: draft.tweaksText, inputs: [{}], index, rules });
  return confirmReport(report, proofOf(run), draft, run.flow.id);
}

describe('a tweak of the model, after a traced run', () => {
  it.each<[string, JsonValue, JsonValue]>([
    ['its name', 'gpt-4o-mini', [GPT_5]],
    ['one of the list', [MODEL], [GPT_5]],
    ["the flow's own", [MODEL], [MODEL]],
  ])('is as predicted if it is written as %s', (_, model, own) => {
    const { report, origin } = reportAfterRun(model, own);
    expect(report.rows[0]?.proof?.isAsPredicted).toBe(true);
    expect(origin).toEqual({ kind: 'checked', run: 1 });
  });

  it('is not as predicted if another model was asked', () => {
    expect(reportAfterRun('gpt-5', [{ ...MODEL, name: 'o3' }]).origin).toEqual({ kind: 'differs', run: 1, rows: 1 });
  });
});

describe('a tweak after a traced run that received another value', () => {
  const fields = { template: 'Be {tone}. {question}', tone: 'calm', question: '' };
  const index = indexFlow(
    smallFlow([
      { id: 'Prompt-p1', name: 'Tone Prompt', fields },
      { id: 'LanguageModelComponent-m1', name: 'Writer', fields: { temperature: { type: 'slider', value: 0.1 } } },
    ]),
  );
  it.each<[string, JsonObject, string[]]>([
    ['of a field', { Writer: { temperature: 0.7 } }, ['Sent 0.7, received 0.77 in run #1']],
    [
      'of a variable of a prompt',
      { 'Tone Prompt': { tone: 'rude' } },
      ['Sent "rude", received "tweaked-tone" in run #1'],
    ],
    ['of none', { Writer: { temperature: 0.77 } }, []],
  ])('says both: %s', (_, tweaks, sentences) => {
    if (trace === null) throw new Error('The recording holds no trace');
    const draft = sampleDraft({ tweaksText: JSON.stringify(tweaks), stream: false });
    const request = { inputs: [{ input_value: 'hi' }], tweaks };
    const ran = { ...answeredRun(['Hi'], { server: LANGFLOW_SERVER, request }), draft };
    const run = withTraces(ran, new Map([[0, trace]]), { index, rules });
    const { report } = confirmReport(
      makeTweakReport({ text: draft.tweaksText, inputs: [{}], index, rules }),
      proofOf(run),
      draft,
      run.flow.id,
    );
    const notes = report.rows.flatMap((row) => row.notes);
    expect(notes.filter((note) => note.includes('received'))).toEqual(sentences);
    expect(report.rows[0]?.proof?.isAsPredicted).toBe(sentences.length === 0);
  });
});
