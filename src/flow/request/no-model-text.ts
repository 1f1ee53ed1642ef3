/** Why the embedded server does not have the chosen model: the text of the error and of the prediction. */
import { isDemoProvider, type ModelChoice } from './model-choice.ts';

/** For the demo model under another name, and for any other model without a model server. */
export function noModelText({ provider, model }: ModelChoice): string {
  return isDemoProvider(provider)
    ? `The provider "Demo" has only the model "demo". For "${model.trim()}", set provider as well.`
    : `The provider "${provider}" is not set up here. Start Tweakbench with OPENAI_API_KEY, or with OPENAI_BASE_URL for a server with an OpenAI-compatible API; the provider "Demo" needs neither.`;
}
