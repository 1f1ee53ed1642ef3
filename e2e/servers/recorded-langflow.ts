/**
 * A Langflow that answers as recorded: its probes, its flow "Chat", one run of it and that run's trace. It accepts
 * flows, and lists the components that this product's samples use, except `UNLISTED`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type FlowExport, flowExportSchema } from '../../src/contract/flow-export.ts';
import { readRecording, recordedStreams, runAdvancedCases } from '../../src/contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '../../src/flow/testing/outline-flow.ts';
import {
  type AnswerServer,
  type LangflowAnswer,
  type LangflowReply,
  langflow17,
  langflow113,
  startAnswerServer,
} from '../../src/run/testing/langflow-answers.ts';

const releases = { '1.13': langflow113, '1.7': langflow17 };

export interface TokenUsage {
  promptTokens: number;
  completionTokens: number;
  totalTokens: number;
  cost?: number;
}

export interface RecordedLangflow {
  url: string;
  /** Answers the next runs like the recorded case with this name. */
  answerAs(caseName: string): void;
  /** Reports this usage for its one component with a model, since the recorded model counts nothing. */
  reportUsage(usage: TokenUsage): void;
  /** Answers the next requests for the list of traces, as recorded in trace-states.json; null: as at first. */
  answerTraces(answer: LangflowAnswer | null): void;
  /** Its flow is this sample of the product, in place of one with components that only a Langflow has. */
  serveSample(name: string): void;
  /**
   * The flow belongs to another user, as recorded in other-user.json: it refuses tweaks with the 404 of a missing flow,
   * and names no component on the workflows route. It tells whose key a request has, unless `isSilent`.
   */
  belongToAnother(isSilent?: boolean): void;
  close(): Promise<void>;
}

function recordedAnswer(name: string): LangflowAnswer {
  const found = runAdvancedCases().find((recorded) => recorded.name === name);
  if (!found) throw new Error(`No case is called ${name}`);
  return { status: found.status, body: found.body };
}

/** Only the sample "Text toolbox" uses it. */
const UNLISTED = 'RegexExtractorComponent';

function readSamples(): FlowExport[] {
  const folder = resolve(import.meta.dirname, '../../public/examples');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.request.json'))
    .map((name) => flowExportSchema.parse(JSON.parse(readFileSync(resolve(folder, name), 'utf8'))));
}

function listComponents(): LangflowAnswer {
  const listed = readSamples()
    .flatMap(({ data }) => data.nodes)
    .filter(({ data: { type } }) => type !== UNLISTED)
    .map(({ data }) => [data.type, data.node]);
  return { status: 200, body: { samples: Object.fromEntries(listed) } };
}

/** As listed by 1.13.0, shortened; the second one is set up. */
const MODEL_PROVIDERS = [
  { provider: 'OpenAI', is_configured: false, models: [{ model_name: 'gpt-5.4', metadata: {} }] },
  { provider: 'Anthropic', is_configured: true, models: [{ model_name: 'claude-sonnet-4-6', metadata: {} }] },
];

export async function startRecordedLangflow(release: keyof typeof releases): Promise<RecordedLangflow> {
  const outline = parseOutline(readRecording('flows/chat.json'));
  const flow = { ...exportFromOutline(outline), id: outline.id, name: outline.title };
  const trace = Object(readRecording('traces.json')).detail.body;
  const run = `POST /api/v1/run/advanced/${outline.id}`;
  const { body: reply } = recordedAnswer('tweak by id');
  const flows: object[] = [flow];
  const listed = { status: 200, body: { traces: [{ ...trace, spans: undefined }], total: 1, pages: 1 } };
  const answers: Record<string, LangflowReply> = {
    ...releases[release],
    'GET /api/v1/flows/': { status: 200, body: flows },
    'POST /api/v1/flows/': (body) => {
      const made = { ...JSON.parse(body), id: `made-${flows.length}` };
      flows.push(made);
      answers[`GET /api/v1/flows/${made.id}`] = { status: 200, body: made };
      return { status: 201, body: made };
    },
    'GET /api/v1/all': listComponents(),
    'GET /api/v1/models': { status: 200, body: MODEL_PROVIDERS },
    [`GET /api/v1/flows/${outline.id}`]: { status: 200, body: flow },
    // The answer is from another run of the flow: adding the run's id connects it with this trace.
    [run]: {
      status: 200,
      body: JSON.parse(JSON.stringify(reply).replaceAll(/"run_id":"[^"]*"/g, `"run_id":"${trace.id}"`)),
    },
    'GET /api/v1/monitor/traces': listed,
    [`GET /api/v1/monitor/traces/${trace.id}`]: { status: 200, body: trace },
  };
  /** All other requests of the route are answered as before. */
  const answerSome = (route: string, answerOf: (body: string) => LangflowAnswer | null) => {
    const before = answers[route] ?? recordedAnswer('unknown flow');
    answers[route] = (body, query) => answerOf(body) ?? (typeof before === 'function' ? before(body, query) : before);
  };
  const server: AnswerServer = await startAnswerServer(answers);
  return {
    url: server.url,
    answerAs(name) {
      answers[run] = recordedAnswer(name);
    },
    reportUsage(usage) {
      const body = JSON.parse(JSON.stringify(trace, (key, value) => (key === 'tokenUsage' && value ? usage : value)));
      answers[`GET /api/v1/monitor/traces/${trace.id}`] = { status: 200, body };
    },
    answerTraces(answer) {
      answers['GET /api/v1/monitor/traces'] = answer ?? listed;
    },
    serveSample(name) {
      const sample = readSamples().find((one) => one.name === name);
      answers[`GET /api/v1/flows/${outline.id}`] = { status: 200, body: { ...sample, id: outline.id } };
    },
    belongToAnother(isSilent = false) {
      answers[`GET /api/v1/flows/${outline.id}`] = { status: 200, body: { ...flow, user_id: 'ada' } };
      const who = { status: 200, body: { id: 'grace' } };
      answers['GET /api/v1/users/whoami'] = isSilent ? { status: 403, body: { detail: 'Not allowed' } } : who;
      const missing = { status: 404, body: { detail: 'Flow not found' } };
      const hasTweaks = (body: string) => Object.keys(JSON.parse(body).tweaks ?? {}).length > 0;
      answerSome(run, (body) => (hasTweaks(body) ? missing : null));
      const frames = recordedStreams().find(({ name }) => name === 'v2-other-user-model-1.14.0.dev7')?.frames ?? [];
      const streamed = { status: 200, type: 'text/event-stream', body: frames.map(({ raw }) => raw).join('') };
      answerSome('POST /api/v2/workflows', (body) => (body.includes('"flow_id"') ? streamed : null));
    },
    close: () => server.close(),
  };
}
