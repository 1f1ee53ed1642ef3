import { describe, expect, it } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import { findSampleModel, OPENAI_MODEL } from './sample-model.ts';

/** As Langflow 1.13.0 lists a provider. */
function provider(name: string, isConfigured: boolean, models: readonly string[], metadata: object = {}) {
  return {
    provider: name,
    icon: `${name} icon`,
    is_configured: isConfigured,
    mapping: { model_class: `Chat${name}`, model_param: 'model' },
    variables: [
      { variable_key: 'URL', langchain_param: 'url', is_secret: false },
      { variable_key: 'KEY', langchain_param: 'its_key', is_secret: true },
    ],
    models: models.map((model_name) => ({ model_name, metadata: { tool_calling: true, ...metadata } })),
  };
}

const modelOn = (reply: Response) =>
  findSampleModel(async (path) => {
    expect(path).toBe(endpoints.models);
    return reply;
  });

describe('the model of installed samples', () => {
  it('is of OpenAI where the server is set up for it, in whatever place', async () => {
    const listed = [provider('Anthropic', true, ['claude']), provider('OpenAI', true, ['gpt'])];
    expect(await modelOn(Response.json(listed))).toEqual(OPENAI_MODEL);
  });

  it('is else the first of the first provider that the server is set up for, as that server describes it', async () => {
    const listed = [
      provider('OpenAI', false, ['gpt']),
      provider('Old', true, ['gone'], { deprecated: true }),
      provider('Anthropic', true, ['claude', 'other']),
    ];
    expect(await modelOn(Response.json(listed))).toEqual({
      name: 'claude',
      provider: 'Anthropic',
      isConfigured: true,
      fields: {
        model: [
          {
            name: 'claude',
            provider: 'Anthropic',
            icon: 'Anthropic icon',
            metadata: {
              tool_calling: true,
              model_class: 'ChatAnthropic',
              model_name_param: 'model',
              api_key_param: 'its_key',
            },
          },
        ],
        api_key: '',
      },
    });
  });

  it.each([
    ['is set up for none', Response.json([provider('OpenAI', false, ['gpt'])])],
    ['has no such route', new Response('{"detail":"Not Found"}', { status: 404 })],
    ['answers with a web page', new Response('<!doctype html>')],
    ['answers otherwise', Response.json({ OpenAI: ['gpt'] })],
  ])('is of OpenAI, and said to be not set up, where the server %s', async (_, reply) => {
    expect(await modelOn(reply)).toEqual({ ...OPENAI_MODEL, isConfigured: false });
  });
});
