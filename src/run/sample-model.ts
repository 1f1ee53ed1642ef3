/** The model that an installed sample runs on: one of a provider that the Langflow is set up for. */
import * as z from 'zod/mini';
import { endpoints } from '#contract/endpoints.ts';
import type { JsonObject } from '#contract/json.ts';
import { jsonValue, parseJsonText } from '#contract/json-schema.ts';

/** Sends one request to the Langflow, key included; `path` is absolute on that server. */
export type LangflowFetch = (path: string, init?: RequestInit) => Promise<Response>;

export interface SampleModel {
  /** `gpt-4o-mini`. */
  name: string;
  provider: string;
  /** False where the server names no provider that it is set up for, or does not say. */
  isConfigured: boolean;
  /** Values of a Language Model component. */
  fields: JsonObject;
}

/**
 * An empty key makes the Langflow take the user's variable of the provider, then that of its environment; any other would be
 * sent instead of them (measured on 1.13.0).
 */
function toModel(name: string, provider: string, isConfigured: boolean, more: JsonObject): SampleModel {
  return { name, provider, isConfigured, fields: { model: [{ name, provider, ...more }], api_key: '' } };
}

/**
 * Of the server's OpenAI provider (measured on 1.13.0). Which server that is, is the Langflow's own setting: OPENAI_BASE_URL leads
 * it to the demo model endpoint.
 */
export const OPENAI_MODEL = toModel('gpt-4o-mini', 'OpenAI', true, {
  icon: 'OpenAI',
  metadata: {
    context_length: 128_000,
    model_class: 'ChatOpenAI',
    model_name_param: 'model',
    api_key_param: 'api_key',
  },
});

const providers = z.array(
  z.looseObject({
    provider: z.string(),
    icon: z.optional(z.string()),
    is_configured: z.optional(z.boolean()),
    mapping: z.optional(z.looseObject({ model_class: z.optional(z.string()), model_param: z.optional(z.string()) })),
    variables: z.optional(
      z.array(z.looseObject({ langchain_param: z.optional(z.string()), is_secret: z.optional(z.boolean()) })),
    ),
    models: z.array(z.looseObject({ model_name: z.string(), metadata: z.optional(z.record(z.string(), jsonValue)) })),
  }),
);

/**
 * OpenAI where the server is set up for it, else the first model of the first provider that it is set up for, in its own order
 * (`GET /api/v1/models`, Langflow 1.13.0). Never rejects because of what the server answers: a release without that route gets
 * OpenAI, not configured.
 */
export async function findSampleModel(send: LangflowFetch): Promise<SampleModel> {
  const response = await send(endpoints.models);
  const read = providers.safeParse(response.ok ? readJson(await response.text()) : null);
  const configured = read.success ? read.data.filter((provider) => provider.is_configured === true) : [];
  if (configured.some(({ provider }) => provider === OPENAI_MODEL.provider)) return OPENAI_MODEL;
  for (const { provider, icon = provider, mapping = {}, variables = [], models } of configured) {
    const [model] = models.filter(({ metadata }) => metadata?.deprecated !== true && metadata?.not_supported !== true);
    if (!model) continue;
    const key = variables.find((variable) => variable.is_secret === true)?.langchain_param;
    const metadata: JsonObject = {
      ...model.metadata,
      ...(mapping.model_class !== undefined && { model_class: mapping.model_class }),
      ...(mapping.model_param !== undefined && { model_name_param: mapping.model_param }),
      ...(key !== undefined && { api_key_param: key }),
    };
    return toModel(model.model_name, provider, true, { icon, metadata });
  }
  return { ...OPENAI_MODEL, isConfigured: false };
}

/** Null for a web page. */
function readJson(text: string): unknown {
  try {
    return parseJsonText(text);
  } catch {
    return null;
  }
}
