import { describe, expect, it } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import type { JsonObject } from '#contract/json.ts';
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

const component = { template: { model: { type: 'model' }, model_name: { type: 'str' }, provider: { type: 'str' } } };
/** As base 0.7.3 lists it. */
const olderComponent = { template: { model_name: { type: 'str' }, provider: { type: 'str' } } };

const modelOn = (reply: Response, listed: JsonObject = component, asked: string = endpoints.models) =>
  findSampleModel(async (path) => {
    expect(path).toBe(asked);
    return reply;
  }, listed);

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
      isStreamedOnly: false,
      fields: {
        model: {
          value: [
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
          load_from_db: false,
        },
        api_key: { value: '', load_from_db: false },
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

  it.each([
    ['that there is', Response.json([{ name: 'OTHER' }, { name: 'OPENAI_API_KEY' }]), true],
    ['that there is not', Response.json([{ name: 'OTHER' }]), false],
    ['that nobody tells', new Response('<!doctype html>'), false],
  ])('is set by name, with the variable of its key %s, on an older release', async (_, variables, isConfigured) => {
    expect(await modelOn(variables, olderComponent, endpoints.variables)).toEqual({
      name: 'gpt-4o-mini',
      provider: 'OpenAI',
      isConfigured,
      isStreamedOnly: true,
      fields: {
        provider: { value: 'OpenAI', load_from_db: false },
        model_name: { value: 'gpt-4o-mini', load_from_db: false },
        api_key: { value: 'OPENAI_API_KEY', load_from_db: true },
      },
    });
  });
});
