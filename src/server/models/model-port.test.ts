import { describe, expect, it } from 'vitest';
import { createModelPort } from './model-port.ts';

async function ask(provider: string, openai: Parameters<typeof createModelPort>[1] = {}): Promise<string> {
  const port = createModelPort(0, openai);
  const request = { provider, model: 'demo', system: '', prompt: 'Hello', temperature: 0, maxTokens: null };
  let text = '';
  for await (const word of port.stream(request, new AbortController().signal)) text += word;
  return text;
}

describe('createModelPort', () => {
  it.each(['Demo', 'demo', ' DEMO ', ''])('uses the demo model for provider %j', async (provider) => {
    expect(await ask(provider)).toMatch(/demo model/i);
  });

  it.each(['OpenAI', 'Ollama', 'Anthropic'])('says which settings provider %s is missing', async (provider) => {
    await expect(ask(provider)).rejects.toThrow(new RegExp(`"${provider}".*OPENAI_API_KEY.*OPENAI_BASE_URL.*"Demo"`));
  });
});
