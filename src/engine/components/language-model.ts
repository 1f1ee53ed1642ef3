/** Language Model: asks a model and streams its text (lfx 1.13.0, components/models_and_agents/language_model.py). */
import { askForMessage, attachedImages, chooseModel } from '../component-base/ask-a-model.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { withStatus } from '../component-base/with-status.ts';
import type { Message } from '../values/values.ts';

const DEFAULT_TEMPERATURE = 0.1;

async function ask(run: ComponentRun): Promise<Message> {
  const { fields } = run;
  const { kind: _, ...model } = chooseModel(fields, DEFAULT_TEMPERATURE);
  const prompt = fields.text('input_value');
  const system = fields.text('system_message');
  // An empty message counts as a question.
  const isMessage = fields.value('input_value')?.kind === 'message';
  if (prompt === '' && system === '' && !isMessage) {
    throw new Error('The message you want to send to the model is empty.');
  }
  const images = await attachedImages(run, 'input_value');
  return withStatus(run, await askForMessage(run, { ...model, system, prompt, images }));
}

export const languageModel: ComponentType = {
  thread: 'in-place',
  asksModel: true,
  outputs: { text_output: ask, model_output: ({ fields }) => chooseModel(fields, DEFAULT_TEMPERATURE) },
};
