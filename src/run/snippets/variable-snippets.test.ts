import { describe, expect, it } from 'vitest';
import { planRequests } from '../plan/plan-requests.ts';
import { LANGFLOW_SERVER, sampleIndex } from '../testing/sample-run.ts';
import { makeSnippet, SNIPPET_LANGUAGES } from './make-snippet.ts';
import { toSnippetRequest } from './snippet-request.ts';

describe('variables of a run', () => {
  const variables = [
    { name: 'MODEL_KEY', value: 'canary-1' },
    { name: 'LANGFLOW_API_KEY', value: 'canary-2' },
    { name: '2-A', value: 'canary-3' },
  ];

  it.each(SNIPPET_LANGUAGES)('are read from the environment in %s', (language) => {
    const request = { inputs: [{ input_value: 'hi' }] };
    const [planned] = planRequests({
      request,
      flowId: 'f',
      server: LANGFLOW_SERVER,
      index: sampleIndex,
      variables,
    }).requests;
    if (!planned) throw new Error('nothing planned');
    const snippet = makeSnippet(
      language,
      toSnippetRequest({ requests: [planned], index: sampleIndex, address: 'http://langflow', needsKey: true }),
    );
    expect(snippet).not.toContain('canary');
    for (const [name, variable] of [
      ['MODEL_KEY', 'MODEL_KEY'],
      ['LANGFLOW_API_KEY', 'LANGFLOW_API_KEY_2'],
      ['2-A', 'SECRET_2_A'],
    ]) {
      expect(snippet).toContain(`Set ${variable} to the value of the global variable ${name}.`);
      expect(snippet).toMatch(
        new RegExp(`X-LANGFLOW-GLOBAL-VAR-${name}(: '"\\$${variable}"|": .*[("\\[]"${variable}"[)\\]])`),
      );
    }
  });
});
