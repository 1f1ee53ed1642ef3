import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunRequest } from '#contract/run-request.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import { planRequests } from '../plan/plan-requests.ts';
import { makeSnippet, SNIPPET_LANGUAGES } from '../snippets/make-snippet.ts';
import { toSnippetRequest } from '../snippets/snippet-request.ts';
import { NASTY_TEXTS, nastyText } from '../snippets/testing/nasty-texts.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleIndex } from '../testing/sample-run.ts';
import { readRequestText } from './read-request-text.ts';
import { BROWSER_FORMS, type CopiedRequest } from './testing/browser-copies.ts';

const URL_OF_RUN = 'http://localhost:7860/api/v1/run/advanced/8f3c-d21';

const sentByBrowser = [
  ['accept', 'application/json'],
  ['content-type', 'application/json'],
  ['sec-ch-ua', '"Chromium";v="147", "Not?A_Brand";v="8"'],
  ['user-agent', 'Mozilla/5.0 (X11; Linux x86_64)'],
  ['x-api-key', 'sk-canary!1'],
] as const;

function copied(body: object): CopiedRequest {
  return { url: URL_OF_RUN, headers: sentByBrowser, body: JSON.stringify(body) };
}

const full: RunRequest = {
  inputs: [
    { input_value: NASTY_TEXTS.join(' | '), components: ['Chat Input', "it's"], type: 'chat' },
    { input_value: '' },
  ],
  outputs: ['Chat Output'],
  tweaks: { 'Model-m1': { temperature: 0.9, words: [1, null, true] }, tone: 'a "dry" wit\\n' },
  stream: false,
  session_id: '50% %PATH% off',
};

describe.each(Object.entries(BROWSER_FORMS))('a request copied from %s', (_name, copy) => {
  it('is read completely, with the key separate from the request', () => {
    const pasted = readRequestText(copy(copied(full)));
    expect(pasted).toMatchObject({
      address: 'http://localhost:7860',
      flow: '8f3c-d21',
      apiKey: 'sk-canary!1',
      request: full,
      remarks: [],
    });
    expect(JSON.stringify({ ...pasted, apiKey: null })).not.toContain('canary');
  });

  it('is read whatever it contains', () => {
    const requests = fc.record({
      inputs: fc.array(fc.record({ input_value: nastyText }), { minLength: 1, maxLength: 3 }),
      tweaks: fc.dictionary(nastyText, nastyText, { maxKeys: 3 }),
    });
    fc.assert(
      fc.property(requests, (request) => {
        const pasted = readRequestText(copy(copied(request)));
        expect(pasted.request).toEqual(JSON.parse(JSON.stringify(request)));
      }),
      { numRuns: 100 },
    );
  });
});

function textOf(planned: readonly PlannedRequest[], language: (typeof SNIPPET_LANGUAGES)[number]): string {
  const [first, ...others] = planned;
  if (!first) throw new Error('Nothing is planned');
  const address = 'http://lang.example:7860/base';
  return makeSnippet(
    language,
    toSnippetRequest({ requests: [first, ...others], index: sampleIndex, address, needsKey: true }),
  );
}

describe.each(SNIPPET_LANGUAGES)('our snippet in %s', (language) => {
  it('is read as the request that it was made from', () => {
    const requests = fc.record<RunRequest>(
      {
        inputs: fc.array(fc.record({ input_value: nastyText, type: fc.constantFrom('chat', 'text') }), {
          maxLength: 3,
        }),
        outputs: fc.array(nastyText, { minLength: 1, maxLength: 2 }),
        tweaks: fc.dictionary(
          nastyText,
          fc.oneof(nastyText, fc.dictionary(nastyText, fc.constantFrom(1.5, null, true))),
          {
            maxKeys: 3,
          },
        ),
        stream: fc.boolean(),
        session_id: nastyText,
      },
      { requiredKeys: ['inputs', 'tweaks'] },
    );
    fc.assert(
      fc.property(requests, (request) => {
        const plan = planRequests({ request, flowId: "fl/o'w", server: EMBEDDED_SERVER });
        const pasted = readRequestText(textOf(plan.requests, language));
        expect(pasted).toMatchObject({ address: 'http://lang.example:7860/base', flow: "fl/o'w", apiKey: null });
        expect(pasted.request).toEqual(JSON.parse(JSON.stringify(request)));
      }),
      { numRuns: 150 },
    );
  });

  it('joins the inputs of several requests again', () => {
    const request: RunRequest = {
      inputs: [{ input_value: 'one', type: 'chat' }, { input_value: "tw'o" }, { input_value: '3' }],
      tweaks: { words: 3 },
    };
    const plan = planRequests({ request, flowId: 'f', server: LANGFLOW_SERVER });
    expect(plan.requests).toHaveLength(3);
    const pasted = readRequestText(textOf(plan.requests, language));
    expect(pasted.request).toEqual(request);
    expect(pasted.remarks.filter((remark) => !remark.includes('LANGFLOW_API_KEY'))).toEqual([]);
  });

  it('plans the same streaming request again', () => {
    const request: RunRequest = {
      inputs: [{ input_value: 'hi', type: 'chat' }],
      outputs: ['Chat Output'],
      stream: true,
    };
    const plan = (sent: RunRequest) =>
      planRequests({ request: sent, flowId: 'f', server: LANGFLOW_SERVER, index: sampleIndex });
    const pasted = readRequestText(textOf(plan(request).requests, language));
    expect(plan(pasted.request).requests).toEqual(plan(request).requests);
  });

  it('asks for a secret that it did not contain', () => {
    const request: RunRequest = { tweaks: { 'Model-m1': { api_key: 'canary', words: 3 } } };
    const { requests } = planRequests({ request, flowId: 'f', server: LANGFLOW_SERVER });
    const pasted = readRequestText(textOf(requests, language));
    expect(pasted.request.tweaks).toEqual({ 'Model-m1': { api_key: SECRET_MASK, words: 3 } });
    expect(pasted.remarks.join()).toContain('MODEL_M1_API_KEY');
  });
});
