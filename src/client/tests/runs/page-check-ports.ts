/** What checks need of the page: a worker for what may take long, and judges. */

import type { Connection } from '#run/model/connection.ts';
import { TransportFailure } from '#run/model/transport-failure.ts';
import { registerRelay } from '#run/send/register-relay.ts';
import type { SendTo } from '#tests/checks/ask-model.ts';
import type { CheckPorts } from '#tests/checks/check-facts.ts';
import { createJudge, type JudgeEnvironment } from '#tests/suite/create-judge.ts';
import { newSession } from '../../draft/session-sharing.ts';
import type { PageServices } from '../../runs/page-services.ts';
import { flowQuery } from '../../shell/api/flows-query.ts';
import { type CheckWorker, createCheckWorker } from '../cells/check-in-worker.ts';

export interface PageCheckPorts {
  ports: (signal: AbortSignal) => CheckPorts;
  /** Ends the worker. */
  end: () => void;
}

export function createPageCheckPorts(
  { client }: Pick<PageServices, 'client'>,
  environment: Pick<JudgeEnvironment, 'server' | 'connection' | 'timeouts' | 'begin'>,
): PageCheckPorts {
  const worker: CheckWorker = createCheckWorker();
  const judge = createJudge({
    ...environment,
    newSession,
    findFlow: (key) => findFlow(client, environment.connection, key),
    send: createSendTo(),
  });
  return {
    ports: (signal) => ({
      search: (pattern, text) => worker.search(pattern, text, signal),
      validate: (schema, data) => worker.validate(schema, data, signal),
      ask: (by, prompt) => judge(by, prompt, signal),
    }),
    end: worker.end,
  };
}

async function findFlow(client: PageServices['client'], connection: Connection, key: string) {
  try {
    return await client.ensureQueryData(flowQuery(connection, key));
  } catch {
    throw new Error(`this server has no flow ${key}`);
  }
}

/**
 * Models rarely answer the page of another address (CORS), so they are asked through the relay of the page's own server. A server
 * for several people relays to no address that a page names: there the page asks the model itself.
 */
function createSendTo(): SendTo {
  const relays = new Map<string, Promise<string | null>>();
  return async (address, init) => {
    const { origin } = address;
    if (origin === globalThis.location?.origin) return fetch(address, init);
    const known = relays.get(origin) ?? findRelay(origin);
    relays.set(origin, known);
    const relay = await known;
    if (relay === null) return fetch(address, init);
    const { authorization, ...headers } = Object.fromEntries(new Headers(init.headers));
    // The relay forwards no `authorization`, which may be meant for the page's own server.
    const sent = { ...headers, ...(authorization !== undefined && { 'x-relay-authorization': authorization }) };
    const answer = await fetch(`${relay}${address.pathname}`, { ...init, headers: sent });
    if (answer.status !== 502) return answer;
    throw new TypeError('The relay cannot reach the judge');
  };
}

/** Null when the server relays to no address that a page names. */
async function findRelay(url: string): Promise<string | null> {
  try {
    return await registerRelay(url, null);
  } catch (error) {
    if (error instanceof TransportFailure && error.failure.kind === 'unexpected') return null;
    throw error;
  }
}
