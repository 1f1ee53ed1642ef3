/** The server's model port: chooses the model by the component's provider. */
import type { ModelPort, ModelRequest } from '#engine/component-base/ports.ts';
import type { Usage } from '#engine/values/values.ts';
import { createDemoModel } from './demo-model.ts';
import { createOpenaiModel, type OpenaiModelOptions } from './openai-model.ts';

/**
 * "Demo", or no provider, is the built-in model. Every other provider goes to the configured OpenAI-compatible server,
 * which may well serve other makers' models. Without one, the error names the settings. `demoPace` is in words per second.
 */
export function createModelPort(demoPace: number | undefined, options: OpenaiModelOptions): ModelPort {
  const demo = createDemoModel(demoPace);
  const openai = createOpenaiModel(options);
  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<string, Usage | null, void> {
    const provider = request.provider.trim();
    const isDemo = provider === '' || provider.toLowerCase() === 'demo';
    return yield* (isDemo ? demo : openai).stream(request, signal);
  }
  return { stream };
}
