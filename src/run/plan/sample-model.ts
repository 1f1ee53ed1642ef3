/** Chooses the model of an installed sample: one of a provider that is configured on the server. */
import * as z from 'zod/mini';
import { endpoints } from '#contract/endpoints.ts';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { jsonValue, parseJsonAs } from '#contract/json-schema.ts';
import type { FieldValues } from '#flow/rebind/adopt-components.ts';

/** Sends one request with the key to Langflow; `path` is absolute on that server. */
export type LangflowFetch = (path: string, init?: RequestInit) => Promise<Response>;

export interface SampleModel {
  /** `gpt-4o-mini`. */
  name: string;
  provider: string;
  /** False if no provider is configured, or the server does not report it. */
  isConfigured: boolean;
  /** True if only the streaming route can read the key, not run/advanced. */
  isStreamedOnly: boolean;
  /** Values for the fields of a Language Model component. */
  fields: FieldValues;
}

/**
 * With an empty key Langflow uses the user's variable of the provider, then that of its environment (measured on 1.13.0).
 */
function toModel(name: string, provider: string, isConfigured: boolean, more: JsonObject): SampleModel {
  const model = { value: [{ name, provider, ...more }], load_from_db: false };
  const api_key = { value: '', load_from_db: false };
  return { name, provider, isConfigured, isStreamedOnly: false, fields: { model, api_key } };
}

/**
 * A model of the server's OpenAI provider (measured on 1.13.0). The setting OPENAI_BASE_URL of Langflow can direct it to the
 * demo model endpoint.
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

/** Langflow's variable for the OpenAI key, which it reads from its environment when it starts. */
const OPENAI_KEY = 'OPENAI_API_KEY';

/**
 * For base 0.7.3, whose component has separate fields for provider and model, and needs the name of a variable with the key.
 * Its run/advanced fails on every variable ("User id is not set"), /api/v1/run does not.
 */
const OLDER_OPENAI_MODEL: SampleModel = {
  ...OPENAI_MODEL,
  isStreamedOnly: true,
  fields: {
    provider: { value: OPENAI_MODEL.provider, load_from_db: false },
    model_name: { value: OPENAI_MODEL.name, load_from_db: false },
    api_key: { value: OPENAI_KEY, load_from_db: true },
  },
};

const variableNames = z.array(z.looseObject({ name: z.string() }));

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
 * Chooses the model for a Language Model component as this server lists it: OpenAI if configured, else the first model of the
 * first configured provider. Never rejects because of an answer of the server: without a usable answer it returns OpenAI, not
 * configured.
 */
export async function findSampleModel(send: LangflowFetch, { template }: JsonObject): Promise<SampleModel> {
  const isOlder = isJsonObject(template) && !('model' in template);
  const read = async <Value>(path: string, schema: z.ZodMiniType<Value[]>): Promise<Value[]> => {
    const response = await send(path);
    // A web page has no JSON, so nothing is found there.
    return (response.ok && parseJsonAs(schema, await response.text())) || [];
  };
  if (isOlder) {
    const variables = await read(endpoints.variables, variableNames);
    return { ...OLDER_OPENAI_MODEL, isConfigured: variables.some(({ name }) => name === OPENAI_KEY) };
  }
  const configured = (await read(endpoints.models, providers)).filter((provider) => provider.is_configured === true);
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
