/** Runs snippets against the embedded server with bash and curl, and with node. Python is tested in e2e/langflow. */
import { createServer } from 'node:http';
import { text as readBody } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { type RunResponse, readResultText, runResponseSchema } from '#contract/run-response.ts';
import { type Listening, listen } from '#server/process/listen.ts';
import { openTestApp, recordedExport, type TestApp } from '#server/testing/test-app.ts';
import { DEFAULT_CHOICES } from '../model/request-plan.ts';
import { planRequests } from '../plan/plan-requests.ts';
import { listenLocally } from '../testing/listen-locally.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleIndex } from '../testing/sample-run.ts';
import { makeSnippet, SNIPPET_LANGUAGES, type SnippetLanguage, snippetFileName } from './make-snippet.ts';
import { type SnippetSubject, toSnippetRequest } from './snippet-request.ts';
import { NASTY_TEXTS, nastyText } from './testing/nasty-texts.ts';
import { runSnippet } from './testing/run-snippet.ts';

const EXECUTED = ['curl', 'javascript', 'typescript'] as const;

let app: TestApp;
let server: Listening;
let echoId: string;
/** Records every request and answers it. */
let mirror: { url: string; bodies: string[]; keys: (string | undefined)[]; close: () => void };

beforeAll(async () => {
  app = await openTestApp();
  server = await listen({ config: { port: 0, host: '127.0.0.1' }, fetch: app.fetch, runs: app.services.runs });
  const { id: _id, endpoint_name: _name, ...flow } = recordedExport('echo');
  const made = await app.json('POST', '/api/v1/flows/', flow);
  const id = typeof made.body === 'object' && made.body !== null && !Array.isArray(made.body) ? made.body.id : '';
  echoId = String(id);
  mirror = await openMirror();
});

afterAll(async () => {
  await mirror.close();
  await server.close(0);
  await app[Symbol.asyncDispose]();
});

async function openMirror(): Promise<typeof mirror> {
  const bodies: string[] = [];
  const keys: (string | undefined)[] = [];
  const http = createServer(async (request, response) => {
    const body = await readBody(request);
    bodies.push(body);
    keys.push([request.headers['x-api-key']].flat()[0]);
    response.setHeader('content-type', 'application/json');
    response.end(body);
  });
  return { ...(await listenLocally(http)), bodies, keys };
}

function subjectFor(request: RunRequest, more: Partial<SnippetSubject & { flowId: string }> = {}): SnippetSubject {
  const { flowId = echoId, address = server.url, needsKey = false, index = sampleIndex } = more;
  const [first, ...others] = planRequests({ request, flowId, server: EMBEDDED_SERVER }).requests;
  if (!first) throw new Error('Nothing is planned');
  return { requests: [first, ...others], index, address, needsKey };
}

async function outputOf(language: SnippetLanguage, subject: SnippetSubject, settings: Record<string, string> = {}) {
  const source = makeSnippet(language, toSnippetRequest(subject));
  const { code, output, errors } = await runSnippet(language, source, settings);
  expect(errors, source).toBe('');
  expect(code, source).toBe(0);
  return output;
}

function textsOf(body: unknown): (string | null)[] {
  const { outputs }: RunResponse = runResponseSchema.parse(body);
  return (outputs ?? []).flatMap((entry) => (entry?.outputs ?? []).map((result) => result && readResultText(result)));
}

const nasty: RunRequest = {
  inputs: NASTY_TEXTS.map((text) => ({ input_value: text })),
  tweaks: { [NASTY_TEXTS[0] ?? '']: { "it's": NASTY_TEXTS[1] ?? '' }, flag: true, none: { x: null }, n: -1.5e-7 },
};

describe.each(EXECUTED)('a snippet in %s', (language) => {
  it('gets the same answers as the page, for texts that are hard to quote', async () => {
    const subject = subjectFor(nasty);
    const [planned] = subject.requests;
    const reply = await fetch(server.url + planned.path, {
      method: planned.method,
      headers: planned.headers,
      body: JSON.stringify(planned.body),
    });
    const own = textsOf(await reply.json());
    expect(own).toEqual(NASTY_TEXTS);
    expect(textsOf(JSON.parse(await outputOf(language, subject)))).toEqual(own);
  });

  it('sends exactly the same body, whatever it contains', async () => {
    const json: fc.Arbitrary<JsonValue> = fc.oneof(
      nastyText,
      fc.constantFrom<JsonValue>(null, true, -0.5, 12, [], {}),
      fc.dictionary(nastyText, nastyText, { maxKeys: 2 }),
      fc.array(nastyText, { maxLength: 3 }),
    );
    const requests = fc.record<RunRequest>({
      inputs: fc.array(fc.record({ input_value: nastyText }), { minLength: 1, maxLength: 3 }),
      tweaks: fc.dictionary(nastyText, json, { maxKeys: 3 }),
      session_id: nastyText,
    });
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const subject = subjectFor(request, { address: mirror.url });
        const output = await outputOf(language, subject);
        expect(JSON.parse(mirror.bodies.at(-1) ?? '')).toEqual(JSON.parse(JSON.stringify(subject.requests[0].body)));
        expect(JSON.parse(output)).toEqual(JSON.parse(mirror.bodies.at(-1) ?? ''));
      }),
      { numRuns: 12 },
    );
    // Each case starts a program.
  }, 120_000);

  it('reads a stream to its end', async () => {
    const subject = subjectFor({ inputs: [{ input_value: 'hi' }], stream: true }, { flowId: 'two-inputs' });
    const output = await outputOf(language, subject);
    expect(output).toContain('"event":"run-start"');
    expect(output).toContain('"event":"run-end"');
  });

  it('sends every request of a plan in order', async () => {
    const request = { inputs: [{ input_value: 'one' }, { input_value: 'two' }] };
    const [first, ...others] = planRequests({ request, flowId: 'f', server: LANGFLOW_SERVER }).requests;
    if (!first) throw new Error('Nothing is planned');
    const before = mirror.bodies.length;
    await outputOf(language, { requests: [first, ...others], index: null, address: mirror.url, needsKey: false });
    expect(mirror.bodies.slice(before).map((body) => JSON.parse(body).inputs[0].input_value)).toEqual(['one', 'two']);
  });

  it('sends a body that is too long for a command line', async () => {
    const text = `${'long '.repeat(60_000)}'end'`;
    await outputOf(language, subjectFor({ inputs: [{ input_value: text }] }, { address: mirror.url }));
    expect(JSON.parse(mirror.bodies.at(-1) ?? '').inputs[0].input_value).toBe(text);
  });

  it('contains no secret numbers', () => {
    const tweaks = { 'Model-m1': { phrase: 471147, words: 3 } };
    const source = makeSnippet(language, toSnippetRequest(subjectFor({ tweaks }, { address: mirror.url })));
    expect(source).not.toContain('471147');
    expect(source).toContain('MODEL_M1_PHRASE');
  });

  it('reads key and secrets from the environment, and names what to set', async () => {
    const tweaks = {
      'Model-m1': { api_key: 'canary-1', words: 3, phrase: { value: 'canary-2', load_from_db: false } },
      token: 'canary-3',
    };
    const subject = subjectFor({ tweaks }, { address: mirror.url, needsKey: true });
    const source = makeSnippet(language, toSnippetRequest(subject));
    expect(source).not.toContain('canary');
    expect(source).toContain('Set LANGFLOW_API_KEY to the API key of the server.');
    expect(source).toContain('Set MODEL_M1_API_KEY to the secret for Model-m1 · api_key.');
    const settings = { LANGFLOW_API_KEY: 'key $1', MODEL_M1_API_KEY: 'first one', MODEL_M1_PHRASE: 'b', TOKEN: 'c' };
    await outputOf(language, subject, settings);
    expect(mirror.keys.at(-1)).toBe('key $1');
    expect(JSON.parse(mirror.bodies.at(-1) ?? '').tweaks).toEqual({
      'Model-m1': { api_key: 'first one', words: 3, phrase: { value: 'b', load_from_db: false } },
      token: 'c',
    });
  });

  it('fails with the message of the server', async () => {
    const source = makeSnippet(language, toSnippetRequest(subjectFor({}, { flowId: 'no-such-flow' })));
    const { code, output, errors } = await runSnippet(language, source);
    expect(code).not.toBe(0);
    expect(output + errors).toContain('404');
    expect(output + errors).toContain('no-such-flow');
  });
});

it('formats the body of a cURL command on several lines', () => {
  const inputs = [
    { input_value: 'a text that is long enough to fill a line' },
    { input_value: 'and one more of these' },
  ];
  const source = makeSnippet('curl', toSnippetRequest(subjectFor({ inputs })));
  expect(source).toContain('\n  "inputs": [\n');
  expect(Math.max(...source.split('\n').map(({ length }) => length))).toBeLessThan(130);
});

describe('snippets', () => {
  it('do not need a key if the server does not', () => {
    for (const language of SNIPPET_LANGUAGES) {
      expect(makeSnippet(language, toSnippetRequest(subjectFor({})))).not.toMatch(
        /LANGFLOW_API_KEY|environ|process\.env/,
      );
    }
  });

  it('call a streaming route of Langflow and print its answer as it arrives', () => {
    const request: RunRequest = { inputs: [{ input_value: 'hi' }], stream: true };
    const { requests } = planRequests({
      request,
      flowId: 'f',
      server: LANGFLOW_SERVER,
      index: sampleIndex,
      choices: DEFAULT_CHOICES,
    });
    const [first] = requests;
    if (!first) throw new Error('Nothing is planned');
    const made = toSnippetRequest({
      requests: [first],
      index: sampleIndex,
      address: 'http://lang:7860',
      needsKey: true,
    });
    expect(makeSnippet('curl', made)).toContain(
      "curl -sS -N --fail-with-body -X POST 'http://lang:7860/api/v1/run/f?stream=true'",
    );
    expect(makeSnippet('python', made)).toContain('for line in answer:');
    expect(makeSnippet('javascript', made)).toContain('for await (const part of response.body)');
  });

  it('are readable: short objects on one line, comments that names cannot end', () => {
    const request = { tweaks: { 'a\nimport os': { password: 'canary' }, Model: { temperature: 0.9, words: 3 } } };
    const source = makeSnippet('python', toSnippetRequest(subjectFor(request)));
    expect(source).toContain('        "Model": {"temperature": 0.9, "words": 3},\n');
    expect(source).toContain('# Set A_IMPORT_OS_PASSWORD to the secret for a import os · password.\n');
  });

  it('are named after the flow, with the extension of the language', () => {
    expect(snippetFileName('curl', 'Support reply: v2/é', 'request-1')).toBe('support-reply-v2-é-request-1.sh');
    expect(SNIPPET_LANGUAGES.map((language) => snippetFileName(language, '?', 'all'))).toEqual([
      'flow-all.sh',
      'flow-all.py',
      'flow-all.mts',
      'flow-all.mjs',
    ]);
  });
});
