/** Language Model: asks a model and passes its text on as it comes (lfx 1.13.0, components/models_and_agents/language_model.py). */
import { isJsonObject } from '#contract/json.ts';
import type { ComponentRun, ComponentType } from '../component.ts';
import type { FieldReader } from '../field-reader.ts';
import type { Message, ModelValue } from '../values.ts';

const DEFAULT_TEMPERATURE = 0.1;

/** The model that the fields choose: overrides first, then the selection; older exports have a provider and a name only. */
function chooseModel(fields: FieldReader): ModelValue {
  const connected = fields.value('model');
  if (connected?.kind === 'model') return connected;
  const selection = fields.json('model');
  const first = Array.isArray(selection) ? selection[0] : selection;
  const chosen = isJsonObject(first) ? first : { name: first ?? null };
  const model = fields.text('model_name') || textOf(chosen.name);
  const provider = fields.text('provider') || textOf(chosen.provider);
  if (model === '' && provider === '') throw new Error('A model selection is required');
  const maxTokens = fields.number('max_tokens', 0);
  return {
    kind: 'model',
    provider,
    model,
    temperature: fields.number('temperature', DEFAULT_TEMPERATURE),
    maxTokens: maxTokens > 0 ? Math.trunc(maxTokens) : null,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

async function ask(run: ComponentRun): Promise<Message> {
  const { fields, ports, signal } = run;
  const { provider, model, temperature, maxTokens } = chooseModel(fields);
  const prompt = fields.text('input_value');
  const system = fields.text('system_message');
  // A message without a word is one.
  const isMessage = fields.value('input_value')?.kind === 'message';
  if (prompt === '' && system === '' && !isMessage) {
    throw new Error('The message you want to send to the model is empty.');
  }
  // The id is there from the first word on, so that a reader can tie the stream to the result.
  const id = ports.newId();
  const stream = ports.model.stream({ provider, model, system, prompt, temperature, maxTokens }, signal);
  const meter = run.meter();
  let text = '';
  let step = await stream.next();
  try {
    while (!step.done && !signal.aborted) {
      meter(step.value.length);
      text += step.value;
      await run.emitText(id, step.value);
      step = await stream.next();
    }
  } finally {
    if (!step.done) await stream.return(null);
  }
  const usage = step.done ? step.value : null;
  if (usage) run.addUsage(usage);
  const message = { ...run.message(text), id, usage };
  run.status = message;
  return message;
}

export const languageModel: ComponentType = {
  place: 'in-place',
  outputs: { text_output: ask, model_output: (run) => chooseModel(run.fields) },
  sourceName: (fields) => {
    const { model } = chooseModel(fields);
    return model === '' ? null : model;
  },
};
