/** A small flow (two inputs, one output) and runs of it, for tests. */
import { flowExportSchema } from '#contract/flow-export.ts';
import type { JsonObject } from '#contract/json.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { EMBEDDED_PACKAGE, type ServerVersion } from '#contract/version.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { missedInputs } from '#flow/lint/missed-inputs.ts';
import { newestRules, tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import type { ServerCapabilities } from '../model/connection.ts';
import type { RequestDraft } from '../model/request-draft.ts';
import { readFields } from '../model/request-fields.ts';
import type { Run } from '../model/run.ts';
import { planRequests } from '../plan/plan-requests.ts';
import { createRun } from '../reduce/create-run.ts';

const version: ServerVersion = { version: '1.13.0', package: EMBEDDED_PACKAGE };

export const EMBEDDED_SERVER: ServerCapabilities = {
  kind: 'embedded',
  name: 'Embedded engine',
  version,
  rules: tweakRulesFor(version),
  streamsWorkflows: false,
};

export const LANGFLOW_SERVER: ServerCapabilities = {
  ...EMBEDDED_SERVER,
  kind: 'langflow',
  name: 'Langflow 1.13.0',
  rules: newestRules(),
};

function node(id: string, type: string, displayName: string, fields: Record<string, JsonObject>) {
  const template = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { name, show: true, ...field }]),
  );
  return { id, data: { id, type, node: { display_name: displayName, template, outputs: [] } } };
}

const text = (value: string) => ({ type: 'str', _input_type: 'MessageTextInput', value });

/** Chat Input, a model with a secret, Chat Output. */
export const sampleFlow = flowExportSchema.parse({
  id: 'flow-1',
  name: 'Sample',
  data: {
    nodes: [
      node('ChatInput-q1', 'ChatInput', 'Chat Input', { input_value: text('') }),
      node('Model-m1', 'LanguageModelComponent', 'Language Model', {
        api_key: { type: 'str', _input_type: 'SecretStrInput', password: true, value: '' },
        phrase: { type: 'str', _input_type: 'SecretStrInput', password: true, value: '' },
        temperature: { type: 'slider', value: 0.1 },
        words: { type: 'int', value: 6 },
        code: { type: 'code', value: '' },
      }),
      node('ChatOutput-o1', 'ChatOutput', 'Chat Output', { input_value: text('') }),
    ],
    edges: [],
  },
});

export const sampleIndex: FlowIndex = indexFlow(sampleFlow);

export function sampleDraft(changes: Partial<RequestDraft> = {}): RequestDraft {
  return {
    inputsMode: 'mine',
    inputs: [{ id: 'a', value: 'hi', components: [], type: 'any' }],
    tweaksText: '{}',
    ...readFields({}),
    ...changes,
  };
}

export interface SampleRunOptions {
  request?: RunRequest;
  server?: ServerCapabilities;
  number?: number;
  onlyInput?: number | null;
  /** Id of the flow in the path. */
  flowId?: string;
  address?: string | null;
}

/** A run before anything is sent. */
export function sampleRun(options: SampleRunOptions = {}): Run {
  const { number = 1, server = EMBEDDED_SERVER, onlyInput = null, flowId = 'flow-1' } = options;
  const { request = { inputs: [{ input_value: 'hi' }], stream: true } } = options;
  return createRun({
    id: `run-${number}`,
    number,
    flow: { id: flowId, name: 'Sample' },
    index: sampleIndex,
    server: server.name,
    ...(options.address !== undefined && { address: options.address }),
    missed: missedInputs(sampleIndex, request, server.rules),
    draft: sampleDraft(),
    request,
    plan: planRequests({ request, flowId, server, onlyInput }),
    onlyInput,
    startedAt: 1_000,
  });
}
