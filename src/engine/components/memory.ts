/** Message History: reads a conversation, or adds to it (lfx 1.13.0, components/models_and_agents/memory.py). */
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { parseTemplate } from '#flow/index/parse-template.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { withStatus } from '../component-base/with-status.ts';
import { fillTemplate } from '../python/template.ts';
import { type Frame, frameValue, type Message } from '../values/values.ts';

/** How many of the newest messages are searched. */
const MAX_READ = 10_000;
const ANY_SENDER = 'Machine and User';
const DEFAULT_TEMPLATE = '{sender_name}: {text}';

/** Messages of this flow in the run's session that match the filters. */
async function retrieve(run: ComponentRun): Promise<JsonObject[]> {
  const { fields } = run;
  const count = fields.number('n_messages', 100);
  if (count === 0) return [];
  const senderType = fields.text('sender_type', ANY_SENDER);
  const wanted: readonly (readonly [string, string])[] = [
    ['flow_id', run.flowId],
    ['sender', senderType === ANY_SENDER ? '' : senderType],
    ['sender_name', fields.text('sender_name')],
    ['context_id', fields.text('context_id')],
  ];
  const all = await run.history(fields.text('session_id') || run.session, MAX_READ);
  const fitting = all.filter((message) => wanted.every(([key, value]) => value === '' || message[key] === value));
  const newest = count > 0 ? fitting.slice(-count) : fitting;
  return fields.text('order', 'Ascending') === 'Descending' ? newest.toReversed() : newest;
}

async function asText(run: ComponentRun): Promise<Message> {
  const template = parseTemplate(run.fields.text('template', DEFAULT_TEMPLATE));
  const meter = run.meter();
  const lines = (await retrieve(run)).map((message) =>
    fillTemplate(template, { lookup: (name) => messageField(message, name), meter }),
  );
  return run.message(lines.join('\n'));
}

/** A template may name any key of a message, and `data` for all of it; a missing key is empty. */
function messageField(message: JsonObject, name: string) {
  if (Object.hasOwn(message, name)) return message[name];
  if (name === 'data') return message;
  const { data } = message;
  return isJsonObject(data) && Object.hasOwn(data, name) ? data[name] : '';
}

async function asFrame(run: ComponentRun): Promise<Frame> {
  return frameValue(await retrieve(run));
}

async function store(run: ComponentRun): Promise<Message> {
  const { fields } = run;
  const value = fields.value('message');
  const base = value?.kind === 'message' ? value : run.message(fields.text('message'));
  const message: Message = {
    ...base,
    contextId: fields.text('context_id') || base.contextId,
    sessionId: fields.text('session_id') || base.sessionId || run.session,
    sender: fields.text('sender') || base.sender || 'Machine',
    senderName: fields.text('sender_name') || base.senderName || 'AI',
  };
  return withStatus(run, await run.store(message));
}

export const memory: ComponentType = {
  outputs: { messages_text: asText, dataframe: asFrame, messages: asFrame, stored_messages: store },
};
