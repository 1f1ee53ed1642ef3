import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { jsonValue } from '#contract/json-schema.ts';
import { readResultText } from '#contract/run-response.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import type { HumanPort } from '../component-base/ports.ts';
import { buildFlow } from '../testing/build-flow.ts';
import { collectRun } from '../testing/collect-run.ts';
import { testPorts } from '../testing/test-ports.ts';

const recording = z
  .object({ flow: z.unknown(), cases: z.array(z.object({ name: z.string(), status: z.number(), body: jsonValue })) })
  .parse(readRecording('human-input.json'));
const outline = parseOutline(recording.flow);
const recorded = indexFlow(exportFromOutline(outline));

/** Answers with this action, after so many ms of the run. */
async function run(action: string | null, tweaks: JsonObject = {}, afterMs = 5, index = recorded) {
  let now = 0;
  const questions: (readonly string[])[] = [];
  const human: HumanPort = {
    jobId: 'job',
    async ask(_id, actions) {
      questions.push(actions);
      await null;
      now += afterMs;
      return action ?? '';
    },
  };
  const { events, status, error, response } = await collectRun({
    index,
    ports: { ...testPorts(), clock: () => now },
    human: action === null ? null : human,
    request: { inputs: [{ input_value: 'Ship it?' }], tweaks: { 'HumanInput-h': tweaks } },
  });
  const results = response.outputs?.[0]?.outputs ?? [];
  const answers = results.map((result) => [result?.component_id, result && readResultText(result)]);
  return { events, status, error, answers, questions };
}

describe('Human Input', () => {
  it.each([
    ['approve', 'ChatOutput-y', 'ChatOutput-n'],
    ['reject', 'ChatOutput-n', 'ChatOutput-y'],
  ])('asks, and %s runs only its branch, with the question as its text', async (action, output, skipped) => {
    const { answers, events, questions } = await run(action);
    expect(answers).toEqual([[output, 'Ship it?']]);
    expect(questions).toEqual([['approve', 'reject']]);
    const [runId] = events.flatMap((event) => (event.event === 'human-input-required' ? [event.request_id] : []));
    expect(runId).toMatch(/^HumanInput-h:/);
    expect(events).toContainEqual({
      event: 'human-input-required',
      at: 0,
      input: 0,
      component: 'HumanInput-h',
      job_id: 'job',
      request_id: runId,
      prompt: 'Ship it?',
      timeout_ms: 259_200_000,
      fallback_action: null,
      options: [
        { action_id: 'approve', label: 'Approve' },
        { action_id: 'reject', label: 'Reject' },
      ],
    });
    expect(events).toContainEqual(expect.objectContaining({ event: 'human-input-decided', at: 5, action_id: action }));
    expect(events).toContainEqual(expect.objectContaining({ event: 'component-skip', component: skipped }));
  });

  it('offers the choices of a tweak, each once', async () => {
    const { events } = await run('ship_it', { decisions: ['Ship It', ' ship it ', '', 'Hold'] });
    expect(events).toContainEqual(
      expect.objectContaining({
        options: [
          { action_id: 'ship_it', label: 'Ship It' },
          { action_id: 'hold', label: 'Hold' },
        ],
      }),
    );
  });

  it.each<[string, JsonObject, string[]]>([
    ['no branch', { timeout: { value: 1, unit: 'Minutes' } }, []],
    ['its branch, if there was time', { timeout: { value: 2, unit: 'Minutes' } }, ['ChatOutput-y']],
    ['its branch, without a limit', { timeout: { value: 0, unit: 'Minutes' } }, ['ChatOutput-y']],
    ['the fallback', { timeout: { value: 1, unit: 'Minutes' }, enable_fallback: true }, ['ChatOutput-f']],
  ])('takes %s when a decision comes after 61 s', async (_name, fields, answered) => {
    const { nodes } = outline;
    const [, human, output] = nodes;
    if (!human || !output) throw new Error('The recorded flow has changed');
    const shown = Object.entries(fields).map(([name, value]) => [name, { ...human.fields[name], show: true, value }]);
    const asking = { ...human, fields: { ...human.fields, ...Object.fromEntries(shown) } };
    const late = { source: human.id, output: 'branch_fallback', target: 'ChatOutput-f', field: 'input_value' };
    const hasFallback = fields.enable_fallback === true;
    const changed = {
      ...outline,
      nodes: [...nodes.map((node) => (node === human ? asking : node)), { ...output, id: 'ChatOutput-f' }],
      edges: hasFallback ? [...outline.edges, late] : outline.edges,
    };
    const { answers } = await run('approve', {}, 61_000, indexFlow(exportFromOutline(changed)));
    expect(answers.map(([id]) => id)).toEqual(answered);
  });

  it('is a 400 with the message of Langflow where nobody can be asked; a refused tweak is reported first', async () => {
    const refusal = recording.cases.find(({ name }) => name === 'run/advanced');
    expect(await run(null)).toMatchObject({ status: refusal?.status, error: refusal?.body });
    expect((await run(null, { code: 'x' })).status).toBe(422);
  });

  it('that feeds nothing runs without asking', async () => {
    const alone = buildFlow([
      { id: 'HumanInput-1', type: 'HumanInput', fields: { prompt: 'Ship it?' }, outputs: ['branch_approve'] },
    ]);
    const { response, status } = await collectRun({
      index: alone,
      ports: testPorts(),
      request: { inputs: [], outputs: ['HumanInput-1'] },
    });
    expect(status).toBe(200);
    expect(response.outputs?.[0]?.outputs).toMatchObject([{ component_id: 'HumanInput-1' }]);
  });
});
