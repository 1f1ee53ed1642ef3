/** Where the flow of a demo is, and how it is run there. */
import { randomUUID } from 'node:crypto';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { EMBEDDED_PACKAGE } from '#contract/version.ts';
import { runFlow } from '#engine/run/run-flow.ts';
import type { DemoFlow } from '#flow/knobs/demo-request.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import type { Services } from '../services/services.ts';
import type { StoredDemo } from '../workspace/demos/demo-rows.ts';
import { createLangflowClient } from './langflow-client.ts';
import { langflowEvents } from './langflow-events.ts';

export interface DemoRun {
  request: RunRequest;
  signal: AbortSignal;
  /** Called with the number of characters that a component has produced. */
  onMade(characters: number): void;
}

export interface DemoTargets {
  /** Address of the Langflow that is asked now; null for the embedded engine. */
  addressOf(flow: DemoSettings['flow']): string | null;
  /** Null if there is no such flow, or not on the server that the demo was published for. Rejects with a LangflowProblem. */
  find(flow: DemoSettings['flow'], address: string | null): Promise<DemoFlow | null>;
  /** Each run has a session of its own, so visitors do not read each other's conversations. */
  run(demo: StoredDemo, found: DemoFlow, run: DemoRun): AsyncGenerator<RunEvent, void, void>;
}

const EMBEDDED_RULES = tweakRulesFor({ version: '', package: EMBEDDED_PACKAGE });

type TargetServices = Pick<Services, 'config' | 'flows' | 'ports' | 'registry'>;

export function createDemoTargets({ config, flows, ports, registry }: TargetServices): DemoTargets {
  const { url, apiKey } = config.langflow;
  const client = url !== null && apiKey !== null ? createLangflowClient(url, apiKey) : null;
  const addressOf: DemoTargets['addressOf'] = ({ server }) => (server === 'langflow' ? url : null);
  return {
    addressOf,
    find: async (flow, address) => {
      // Another Langflow is set now: its flows are others.
      if (address !== addressOf(flow)) return null;
      if (flow.server === 'langflow') return (await client?.flow(flow.id)) ?? null;
      const stored = await flows.find(flow.id);
      return stored && { index: stored.index, rules: EMBEDDED_RULES };
    },
    run: ({ settings }, found, { request, signal, onMade }) => {
      const own = { ...request, session_id: randomUUID() };
      if (settings.flow.server === 'langflow' && client !== null)
        return langflowEvents(client, settings.flow.id, found, own, signal);
      // What visitors say is kept with the demo, not among the conversations.
      const memory = { add: async () => undefined, read: async () => [] };
      return runFlow({
        index: found.index,
        request: own,
        registry,
        signal,
        onMade,
        ports: { ...ports, memory },
      });
    },
  };
}
