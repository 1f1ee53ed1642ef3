/** A Langflow whose database is busy, on each route. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainError } from '../errors/error-text.ts';
import { plainText } from '../errors/wording.ts';
import type { Connection } from '../model/connection.ts';
import type { Run } from '../model/run.ts';
import { planRequests } from '../plan/plan-requests.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { noteSentences } from '../results/result-notes.ts';
import type { FaultScenario } from '../testing/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '../testing/fault-server.ts';
import { LANGFLOW_SERVER, sampleIndex, sampleRun } from '../testing/sample-run.ts';
import { executeRun } from './execute-run.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

interface Outcome {
  run: Run;
  /** Number of requests that the server saw. */
  sent: number;
  tookMs: number;
}

interface Trial {
  first: FaultScenario;
  /** Answers the second request. */
  second?: FaultScenario;
  stream?: boolean;
  /** Called with the run that waits for its second request. */
  onWait?: (run: Run, stop: () => void) => void;
}

async function run({ first, second = first, stream = false, onWait = () => undefined }: Trial): Promise<Outcome> {
  const request = { inputs: [{ input_value: 'hi' }], stream };
  const plan = planRequests({ request, flowId: 'any', index: sampleIndex, server: LANGFLOW_SERVER });
  const connection: Connection = { kind: 'langflow', baseUrl: server.url, apiKey: 'k' };
  const controller = new AbortController();
  server.setScenario(first);
  const [before, startedAt] = [server.seen.length, performance.now()];
  let state = sampleRun({ request, server: LANGFLOW_SERVER });
  const updates = executeRun({ plan, connection, flow: 'any', session: null, signal: controller.signal });
  for await (const update of updates) {
    state = reduceRun(state, [update]);
    if (update.kind !== 'sent-again') continue;
    server.setScenario(second);
    onWait(state, () => controller.abort());
  }
  return { run: state, sent: server.seen.length - before, tookMs: performance.now() - startedAt };
}

const sentenceOf = ({ error }: Run) => {
  if (error === null) return '';
  const { title, sentence } = explainError(error, { server: 'Langflow', host: 'x', refused: [], tweaks: 0 });
  return `${title}. ${plainText(sentence)}`;
};

describe('a Langflow whose database is busy', () => {
  it.each([false, true])('is asked once more, after a second, where it had not begun; stream %s', async (stream) => {
    const waiting: string[] = [];
    const {
      run: ended,
      sent,
      tookMs,
    } = await run({
      first: 'busy-before',
      second: 'good',
      stream,
      onWait: (state) => {
        const [input] = state.inputs;
        waiting.push(
          input?.status ?? '',
          ...(input ? noteSentences(state, input, { missing: [], repeated: null, isOthers: false }) : []),
        );
      },
    });
    expect(ended).toMatchObject({ status: 'done', error: null, inputs: [{ sentAgain: true }] });
    expect(sent).toBe(2);
    expect(tookMs).toBeGreaterThan(990);
    expect(waiting).toEqual([
      'running',
      'The database of the Langflow was busy before it began, so the request was sent again after a second.',
    ]);
  });

  it('fails with a cure when it is still busy, and is not asked a third time', async () => {
    const { run: ended, sent } = await run({ first: 'busy-before' });
    expect(sent).toBe(2);
    expect(ended.error).toMatchObject({ kind: 'database-busy', mayHaveRun: false, status: 500 });
    expect(sentenceOf(ended)).toMatch(/^Langflow's database was busy\. .* It had not begun\. Run it again;/);
    expect(sentenceOf(ended)).not.toMatch(/SQL:|UPDATE|parameters/);
    expect(ended.error?.raw).toContain('[SQL: UPDATE apikey');
  });

  it('is not asked again where a part may have run', async () => {
    const { run: ended, sent } = await run({ first: 'busy-inside' });
    expect(sent).toBe(1);
    expect(ended.error).toMatchObject({ kind: 'database-busy', mayHaveRun: true });
    expect(sentenceOf(ended)).toContain('It may have run in part.');
    expect(ended.inputs).toMatchObject([{ status: 'failed' }]);
    expect(ended.inputs[0]).not.toHaveProperty('sentAgain');
  });

  it('is not asked again when the run is stopped in that second, which ends at once', async () => {
    const answered = await run({ first: 'busy-before', second: 'good' });
    const stopped = await run({ first: 'busy-before', second: 'good', onWait: (_, stop) => stop() });
    expect(stopped.run).toMatchObject({ status: 'stopped', error: null });
    expect(stopped.sent).toBe(1);
    expect(stopped.tookMs).toBeLessThan(answered.tookMs / 2);
  });
});
