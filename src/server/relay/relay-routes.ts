/**
 * `POST /relay` registers a Langflow's address; `/relay/{id}/*` forwards to it. Needs the Node request behind Hono's,
 * for raw bytes.
 */
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { z } from 'zod';
import { tryParseJson } from '#contract/json.ts';
import { readRequestBody } from '../http/read-request-body.ts';
import type { RelayConfig } from '../settings/config.ts';
import { FORM_LIMIT } from '../settings/limits.ts';
import type { FindLangflow } from './find-langflow.ts';
import { relayRequest } from './relay-request.ts';
import { addressText, RelayAddressError, type RelayTargets } from './relay-targets.ts';

const registrationSchema = z.strictObject({ url: z.string().max(2_000) });

/** What the page may know of LANGFLOW_URL: its address and whether it has a key, never the key. */
export interface ConfiguredTarget {
  id: string;
  url: string;
  hasKey: boolean;
}

/** What helps a person who has no Langflow connected. */
export interface LangflowHelp {
  find: FindLangflow;
  /** True where `npm run start:langflow` exists. */
  hasScripts: boolean;
}

/** `ownHeaders` are for this server only, such as the name of a person that a proxy states. */
export function relayRoutes(
  targets: RelayTargets,
  limits: RelayConfig,
  { find, hasScripts }: LangflowHelp,
  ownHeaders: readonly string[] = [],
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.get('/relay', async (context) => {
    const { configured } = targets;
    const relay: ConfiguredTarget | null = configured && {
      id: configured.id,
      url: addressText(configured),
      hasKey: configured.apiKey !== null,
    };
    return context.json({ configured: relay, limits, found: await find(), hasScripts });
  });

  app.post('/relay', async (context) => {
    // Undefined for a body too long for an address.
    const bytes = await readRequestBody(context.req.raw, FORM_LIMIT);
    const parsed = registrationSchema.safeParse(bytes && tryParseJson(new TextDecoder().decode(bytes)));
    if (!parsed.success)
      return context.json({ detail: { code: 'RELAY_ADDRESS', message: 'Send {"url": "http://…"}' } }, 422);
    try {
      return context.json({ id: targets.register(parsed.data.url).id });
    } catch (error) {
      if (!(error instanceof RelayAddressError)) throw error;
      return context.json({ detail: { code: 'RELAY_ADDRESS', message: error.message } }, 422);
    }
  });

  app.all('/relay/:id/*', async (context) => {
    const id = context.req.param('id');
    const target = targets.find(id);
    if (!target)
      return context.json(
        {
          detail: {
            code: 'RELAY_UNKNOWN',
            message: 'This server is not registered. Tweakbench may have restarted',
          },
        },
        404,
      );
    const { incoming, outgoing } = context.env;
    for (const name of ownHeaders) delete incoming.headers[name];
    const path = (incoming.url ?? '').slice(`/relay/${id}`.length);
    await relayRequest(target, path, incoming, outgoing, limits);
    return RESPONSE_ALREADY_SENT;
  });

  return app;
}
