import { expect, it } from 'vitest';
import { LANGFLOW_SERVER, sampleIndex } from '#run/testing/sample-run.ts';
import { startTestLangflow, type TestLangflow } from '../testing/demo-langflow.ts';
import { demoProblemSentence } from './demo-problem-sentence.ts';
import { planDemoRun, runOnLangflow } from './demo-run.ts';
import { langflowConnection } from './langflow-connection.ts';
import { createLangflowFlows } from './langflow-flows.ts';

const REQUEST = { inputs: [{ input_value: 'hi' }], tweaks: { 'Model-m1': { words: 3 } } };
const FLOW = { server: 'langflow', id: 'flow-id-canary', name: 'Chat' } as const;

it('nothing is sent into the session that all share, where a request can have no other', async () => {
  const langflow = await startTestLangflow();
  const index = { ...sampleIndex, isOthers: true as const };
  const found = { index, rules: LANGFLOW_SERVER.rules, server: LANGFLOW_SERVER };
  const sending = {
    connection: langflowConnection(langflow.url, 'key'),
    signal: AbortSignal.timeout(9_000),
    timeoutMs: 9_000,
  };
  expect(() => runOnLangflow(planDemoRun(FLOW, found, REQUEST), sending)).toThrow(
    /^Each question needs a session of its own, which this request cannot have\. Only the owner /,
  );
  expect(langflow.seen).toEqual([]);
});

it.each<[string, Parameters<TestLangflow['play']>[0]]>([
  ['a reply', { status: 200, body: `{"outputs": [], "padding": "${'x'.repeat(2_000)}"}` }],
  ['a stream', 'run-chat-1.13.0'],
])('no more of %s is read than a demo has room for, and the owner is told', async (_, answer) => {
  const langflow = await startTestLangflow();
  langflow.play(answer);
  const connection = langflowConnection(langflow.url, 'key', 1_000);
  const found = { index: sampleIndex, rules: LANGFLOW_SERVER.rules, server: LANGFLOW_SERVER };
  const sending = { connection, signal: AbortSignal.timeout(9_000), timeoutMs: 9_000 };
  const failures: string[] = [];
  for await (const update of runOnLangflow(planDemoRun(FLOW, found, REQUEST), sending).updates)
    if (update.kind === 'failed') failures.push(demoProblemSentence(update.error, connection));
  expect(failures).toEqual(['The run failed. The answer of the Langflow is longer than 0.001 MB.']);
});

it('no more of a flow is read than may be imported', async () => {
  const langflow = await startTestLangflow();
  const find = createLangflowFlows(langflowConnection(langflow.url, 'key', 1_000));
  await expect(find('flow-id-canary')).rejects.toThrow('The answer of the Langflow is longer than 0.001 MB.');
});
