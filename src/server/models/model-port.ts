/** The server's model port: chooses the model by the component's provider. */

import type { ModelEnd } from '#engine/component-base/model-end.ts';
import type { ModelPort, ModelRequest } from '#engine/component-base/ports.ts';
import { isDemoProvider } from '#flow/request/model-choice.ts';
import { createDemoModel } from './demo-model.ts';
import { createOpenaiModel } from './openai-model.ts';
import type { OpenaiModelOptions } from './served-models.ts';

/**
 * "Demo", or no provider, is the built-in model. Every other provider goes to the configured OpenAI-compatible server,
 * which may well serve other makers' models. Without one, the error names the settings. `demoPace` is in words per second.
 */
export function createModelPort(demoPace: number | undefined, options: OpenaiModelOptions): ModelPort {
  const demo = createDemoModel(demoPace);
  const openai = createOpenaiModel(options);
  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<string, ModelEnd, void> {
    return yield* (isDemoProvider(request.provider) ? demo : openai).stream(request, signal);
  }
  return { stream };
}
