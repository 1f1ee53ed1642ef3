/** Snippets in every language, on the embedded server and a real Langflow: they get the same answer as the page. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunRequest } from '../../src/contract/run-request.ts';
import { readResultText, runResponseSchema } from '../../src/contract/run-response.ts';
import { readRecording } from '../../src/contract/testing/recordings.ts';
import { indexFlow } from '../../src/flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '../../src/flow/testing/outline-flow.ts';
import { tweakRulesFor } from '../../src/flow/tweaks/tweak-rules.ts';
import type { ServerCapabilities } from '../../src/run/model/connection.ts';
import { planRequests } from '../../src/run/plan/plan-requests.ts';
import { makeSnippet, SNIPPET_LANGUAGES, type SnippetLanguage } from '../../src/run/snippets/make-snippet.ts';
import { type SnippetRequest, toSnippetRequest } from '../../src/run/snippets/snippet-request.ts';
import { NASTY_TEXTS } from '../../src/run/snippets/testing/nasty-texts.ts';
import { runSnippet } from '../../src/run/snippets/testing/run-snippet.ts';
import { currentLangflow, currentRelease, embeddedServer, flowOf, publish, runAdvanced } from './servers.ts';
import type { TestedServer } from './tested-server.ts';

const version = { version: currentRelease() };
/** A Langflow's database cannot store a text with the character 0. */
const texts = NASTY_TEXTS.filter((text) => !text.includes('\u0000'));

interface Side {
  server: TestedServer;
  capabilities: ServerCapabilities;
  flowId: string;
}

const sides: Record<'embedded' | 'langflow', Side> = {
  embedded: sideOf(embeddedServer()),
  langflow: sideOf(currentLangflow()),
};

function sideOf(server: TestedServer): Side {
  const kind = server.isLangflow ? 'langflow' : 'embedded';
  const capabilities = { kind, name: kind, version, rules: tweakRulesFor(version), streamsWorkflows: true } as const;
  return { server, capabilities, flowId: '' };
}

beforeAll(async () => {
  const flow = exportFromOutline(parseOutline(readRecording('flows/prompt.json')));
  for (const side of Object.values(sides))
    side.flowId = await publish(side.server, { ...flow, name: 'snippets prompt' });
});

async function snippetFor({ server, capabilities, flowId }: Side, request: RunRequest): Promise<SnippetRequest> {
  const index = indexFlow(await flowOf(server, flowId));
  const [first, ...others] = planRequests({ request, flowId, server: capabilities, index }).requests;
  if (!first) throw new Error('Nothing is planned');
  const needsKey = server.headers['x-api-key'] !== undefined;
  return toSnippetRequest({ requests: [first, ...others], index, address: server.url, needsKey });
}

async function run({ server }: Side, language: SnippetLanguage, snippet: SnippetRequest): Promise<string> {
  const source = makeSnippet(language, snippet);
  const { code, output, errors } = await runSnippet(language, source, {
    LANGFLOW_API_KEY: server.headers['x-api-key'] ?? '',
  });
  expect(errors, source).toBe('');
  expect(code, source).toBe(0);
  return output;
}

function textsOf(body: unknown): (string | null)[] {
  return (runResponseSchema.parse(body).outputs ?? []).flatMap((entry) =>
    (entry?.outputs ?? []).map((result) => result && readResultText(result)),
  );
}

describe.each(['embedded', 'langflow'] as const)('on the %s server', (name) => {
  describe.each(SNIPPET_LANGUAGES)('a snippet in %s', (language) => {
    it('gets the answer that the page gets, for texts that break quoting', async () => {
      const side = sides[name];
      const request: RunRequest = {
        inputs: [{ input_value: texts.join('\n--\n') }],
        tweaks: { 'Prompt-p1': { tone: texts[0] ?? '' } },
      };
      const own = await runAdvanced(side.server, side.flowId, JSON.stringify(request));
      expect(own.status).toBe(200);
      const output = await run(side, language, await snippetFor(side, request));
      expect(textsOf(JSON.parse(output))).toEqual(textsOf(own.body));
    });

    it('reads a streaming route to its end', async () => {
      const side = sides[name];
      const snippet = await snippetFor(side, { inputs: [{ input_value: "it's on" }], stream: true });
      expect(snippet.isStream).toBe(true);
      expect(await run(side, language, snippet)).toMatch(/"event": ?"(run-end|end)"/);
    });
  });
});
