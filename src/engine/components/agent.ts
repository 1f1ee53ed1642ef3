/**
 * Agent without tools: the model with a system prompt, and the conversation so far (lfx 1.13.0,
 * components/models_and_agents/agent.py and its agent_helpers). Its own tools for date and calculation are not given to it.
 */
import type { JsonObject } from '#contract/json.ts';
import { askForMessage, attachedImages, chooseModel } from '../component-base/ask-a-model.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import type { ModelRequest, ModelTurn } from '../component-base/ports.ts';
import { withStatus } from '../component-base/with-status.ts';
import { type DataValue, dataValue, type Message } from '../values/values.ts';
import { readRecords, recordPrompt, schemaFields } from './agent-schema.ts';

/** How many of the newest messages are searched. */
const MAX_READ = 10_000;
/** What Langflow asks without an input. */
const NO_INPUT = 'Continue the conversation.';

async function toRequest(run: ComponentRun): Promise<ModelRequest> {
  const { fields } = run;
  const { kind: _, ...model } = chooseModel(fields, null);
  const text = fields.text('input_value');
  const images = await attachedImages(run, 'input_value');
  return {
    ...model,
    system: withDynamicValues(fields.text('system_prompt'), run.ports.now(), model.model),
    history: await earlierTurns(run),
    prompt: text.trim() === '' && images.length === 0 ? NO_INPUT : text,
    images,
  };
}

function withDynamicValues(prompt: string, now: Date, model: string): string {
  return prompt
    .replaceAll('{current_date}', now.toISOString().slice(0, 10))
    .replaceAll('{model_name}', () => model)
    .replaceAll('{optional_user_context}', '');
}

/** The newest `n_messages` of the session, of this flow and context; without the message that is the input. */
async function earlierTurns(run: ComponentRun): Promise<ModelTurn[]> {
  const { fields } = run;
  const count = fields.number('n_messages', 100);
  if (count === 0) return [];
  const context = fields.text('context_id');
  const all = await run.history(run.session, MAX_READ);
  const own = all.filter(
    (message) => message.flow_id === run.flowId && (context === '' || message.context_id === context),
  );
  const input = fields.value('input_value');
  const inputId = input?.kind === 'message' ? input.id : null;
  const newest = count > 0 ? own.slice(-count) : own;
  return newest.filter(({ id }) => inputId === null || id !== inputId).flatMap(toTurn);
}

function toTurn({ text, sender }: JsonObject): ModelTurn[] {
  if (typeof text !== 'string' || text.trim() === '') return [];
  return [{ role: sender === 'User' || !sender ? 'user' : 'assistant', text }];
}

async function respond(run: ComponentRun): Promise<Message> {
  return withStatus(run, await askForMessage(run, await toRequest(run)));
}

/** Asked for by the prompt, as Langflow does for models without a mode for it. Without a schema Langflow asks nothing. */
async function respondInStructure(run: ComponentRun): Promise<DataValue> {
  const { fields } = run;
  const schema = schemaFields(fields.json('output_schema'));
  if (schema.length === 0) return withStatus(run, dataValue({ content: fields.text('input_value') }));
  const request = await toRequest(run);
  const rules = fields.text('format_instructions');
  const system = [request.system, rules === '' ? '' : `Format instructions: ${rules}`, recordPrompt(schema)];
  const { text } = await askForMessage(run, { ...request, system: system.filter(Boolean).join('\n\n') }, false);
  return withStatus(run, dataValue(readRecords(text, schema)));
}

export const agent: ComponentType = {
  thread: 'in-place',
  asksModel: true,
  unconnected: ['tools'],
  outputs: { response: respond, structured_response: respondInStructure },
};
