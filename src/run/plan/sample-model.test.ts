import { describe, expect, it } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import type { JsonObject } from '#contract/json.ts';
import { findSampleModel, OPENAI_MODEL } from './sample-model.ts';

/** A provider as listed by Langflow 1.13.0. */
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
/** The component as listed by base 0.7.3. */
const olderComponent = { template: { model_name: { type: 'str' }, provider: { type: 'str' } } };

const modelOn = (reply: Response, listed: JsonObject = component, expectedPath: string = endpoints.models) =>
  findSampleModel(async (path) => {
    expect(path).toBe(expectedPath);
    return reply;
  }, listed);

describe('the model of installed samples', () => {
  it('is from OpenAI if that is configured, at any position', async () => {
    const listed = [provider('Anthropic', true, ['claude']), provider('OpenAI', true, ['gpt'])];
    expect(await modelOn(Response.json(listed))).toEqual(OPENAI_MODEL);
  });

  it('is otherwise the first of the first configured provider, as the server describes it', async () => {
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
    ['has none configured', Response.json([provider('OpenAI', false, ['gpt'])])],
    ['has no such route', new Response('{"detail":"Not Found"}', { status: 404 })],
    ['answers with a web page', new Response('<!doctype html>')],
    ['answers otherwise', Response.json({ OpenAI: ['gpt'] })],
  ])('is from OpenAI and not configured if the server %s', async (_, reply) => {
    expect(await modelOn(reply)).toEqual({ ...OPENAI_MODEL, isConfigured: false });
  });

  it.each([
    ['set', Response.json([{ name: 'OTHER' }, { name: 'OPENAI_API_KEY' }]), true],
    ['missing', Response.json([{ name: 'OTHER' }]), false],
    ['unknown', new Response('<!doctype html>'), false],
  ])('is set by name on an older release, with the variable of its key %s', async (_, variables, isConfigured) => {
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
