/** Language Model: asks a model and streams its text (lfx 1.13.0, components/models_and_agents/language_model.py). */
import { isJsonObject } from '#contract/json.ts';
import { textOrEmpty } from '#flow/index/text-or-empty.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import type { FieldReader } from '../component-base/field-reader.ts';
import { withStatus } from '../component-base/with-status.ts';
import type { Message, ModelValue } from '../values/values.ts';

const DEFAULT_TEMPERATURE = 0.1;

/** Provider and model from the fields, empty when not set: overrides first, then the selection. */
export function savedChoice(read: (field: string) => unknown): { provider: string; model: string } {
  const selection = read('model');
  const first: unknown = Array.isArray(selection) ? selection[0] : selection;
  const chosen: Record<string, unknown> = isJsonObject(first) ? first : { name: first };
  return {
    provider: textOrEmpty(read('provider')) || textOrEmpty(chosen.provider),
    model: textOrEmpty(read('model_name')) || textOrEmpty(chosen.name),
  };
}

/** The model that the fields select; older exports have only a provider and a name. */
function chooseModel(fields: FieldReader): ModelValue {
  const connected = fields.value('model');
  if (connected?.kind === 'model') return connected;
  const { provider, model } = savedChoice((name) => (name === 'model' ? fields.json(name) : fields.text(name)));
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

async function ask(run: ComponentRun): Promise<Message> {
  const { fields, ports, signal } = run;
  const { provider, model, temperature, maxTokens } = chooseModel(fields);
  const prompt = fields.text('input_value');
  const system = fields.text('system_message');
  // An empty message counts as a question.
  const isMessage = fields.value('input_value')?.kind === 'message';
  if (prompt === '' && system === '' && !isMessage) {
    throw new Error('The message you want to send to the model is empty.');
  }
  // The id exists from the first chunk on, so that a reader can match the stream to the result.
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
  return withStatus(run, { ...run.message(text), id, usage });
}

export const languageModel: ComponentType = {
  place: 'in-place',
  outputs: { text_output: ask, model_output: (run) => chooseModel(run.fields) },
  sourceName: (fields) => {
    const { model } = chooseModel(fields);
    return model === '' ? null : model;
  },
};
