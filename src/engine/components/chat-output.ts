/** Chat Output: shows any value as a chat message and stores it (lfx 1.13.0, components/input_output/chat_output.py). */
import type { JsonObject } from '#contract/json.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { convertToText } from '../component-base/convert-to-text.ts';
import { storedMessage } from '../component-base/with-status.ts';
import { pythonTypeName } from '../python/python-text.ts';
import { type Message, textValue, type Value } from '../values/values.ts';

const AGENT_STEPS = 'Agent Steps';

async function answer(run: ComponentRun): Promise<Message> {
  const { fields } = run;
  const input = fields.value('input_value') ?? textValue('');
  const text = chatText(run, input, fields.bool('clean_data', true));
  // A message keeps its id and content, unless it is the question itself.
  const isPassedOn = input.kind === 'message' && !run.isFedByChatInput;
  const base = isPassedOn ? input : run.message(text);
  const usage = run.upstreamUsage();
  const message: Message = {
    ...base,
    text,
    contentBlocks: foldAnswer(base.contentBlocks, text),
    sender: fields.text('sender', 'Machine'),
    senderName: fields.text('sender_name', 'AI'),
    sessionId: fields.text('session_id') || base.sessionId || run.session,
    contextId: fields.text('context_id'),
    flowId: run.flowId,
    source: run.source ?? base.source,
    usage: usage ?? base.usage,
  };
  return storedMessage(run, message);
}

function chatText(run: ComponentRun, input: Value, isCleaned: boolean): string {
  const items = input.kind === 'list' ? input.items : [input];
  const wrong = items.filter((item) => item.kind === 'json' || item.kind === 'model');
  if (wrong.length > 0) {
    const names = wrong.map(pythonTypeName).join(', ');
    throw new Error(`Expected Data or DataFrame or Message or str, got ${names}`);
  }
  return convertToText(input, isCleaned, run.meter());
}

/** The answer becomes the last of an agent's steps (measured: "message-with-content-blocks", since 1.12). */
function foldAnswer(blocks: readonly JsonObject[], text: string): readonly JsonObject[] {
  const index = blocks.findIndex((block) => block.title === AGENT_STEPS);
  if (index < 0 || text === '') return blocks;
  const step = { type: 'text', duration: null, header: { title: 'Output', icon: 'MessageSquare' }, text };
  return blocks.map((block, at) => {
    const contents = Array.isArray(block.contents) ? block.contents : [];
    return at === index ? { ...block, contents: [...contents, step] } : block;
  });
}

export const chatOutput: ComponentType = {
  thread: 'in-place-when-small',
  outputs: { message: answer },
  required: ['input_value'],
};
