/** Where the flow of a demo is, and how it is run there. */
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { runFlow } from '#engine/run/run-flow.ts';
import type { RunError } from '#run/model/run-error.ts';
import { describeServer } from '#run/send/describe-server.ts';
import type { Services } from '../services/services.ts';
import { FLOW_FILE_LIMIT } from '../settings/limits.ts';
import type { StoredDemo } from '../workspace/demos/demo-rows.ts';
import { demoProblemSentence } from './demo-problem-sentence.ts';
import { type DemoRun, type FoundFlow, planDemoRun, runOnEngine, runOnLangflow } from './demo-run.ts';
import { langflowConnection } from './langflow-connection.ts';
import { createLangflowFlows } from './langflow-flows.ts';

export interface DemoQuestion {
  request: RunRequest;
  signal: AbortSignal;
  /** Called with the number of characters that a component has produced. */
  onMade(characters: number): void;
}

export interface DemoTargets {
  /** Address of the Langflow that is asked now; null for the embedded engine. */
  addressOf(flow: DemoSettings['flow']): string | null;
  /** Null if there is no such flow, or not on the server that the demo was published for. Rejects with a LangflowProblem. */
  find(flow: DemoSettings['flow'], address: string | null): Promise<FoundFlow | null>;
  /** Sends nothing before the first update is read. Throws an Error with a sentence if the question cannot be sent. */
  ask(demo: StoredDemo, found: FoundFlow, question: DemoQuestion): DemoRun;
  /** Why there is no answer, for the owner of the demo. */
  problemSentence(flow: DemoSettings['flow'], error: RunError): string;
}

const EMBEDDED = describeServer({ kind: 'embedded', baseUrl: '', apiKey: null }, null);

type TargetServices = Pick<Services, 'config' | 'flows' | 'ports' | 'registry'>;

export function createDemoTargets({ config, flows, ports, registry }: TargetServices): DemoTargets {
  const { url, apiKey } = config.langflow;
  const connection = url !== null && apiKey !== null ? langflowConnection(url, apiKey) : null;
  const findOnLangflow =
    url !== null && apiKey !== null ? createLangflowFlows(langflowConnection(url, apiKey, FLOW_FILE_LIMIT)) : null;
  const addressOf: DemoTargets['addressOf'] = ({ server }) => (server === 'langflow' ? url : null);
  return {
    addressOf,
    find: async (flow, address) => {
      // The settings name another Langflow now, which has other flows.
      if (address !== addressOf(flow)) return null;
      if (flow.server === 'langflow') return (await findOnLangflow?.(flow.id)) ?? null;
      const stored = await flows.find(flow.id);
      return stored && { index: stored.index, rules: EMBEDDED.rules, server: EMBEDDED };
    },
    ask: ({ settings: { flow } }, found, { request, signal, onMade }) => {
      const planned = planDemoRun(flow, found, request);
      if (flow.server === 'langflow' && connection !== null)
        return runOnLangflow(planned, { connection, signal, timeoutMs: config.runTimeoutMs });
      // What visitors say is stored with the demo, not among the conversations.
      const memory = { add: async () => undefined, read: async () => [] };
      const events = runFlow({
        index: found.index,
        request: planned.request,
        registry,
        signal,
        onMade,
        ports: { ...ports, memory },
      });
      return runOnEngine(planned, events);
    },
    problemSentence: ({ server }, error) => demoProblemSentence(error, server === 'langflow' ? connection : null),
  };
}
