import { describe, expect, it } from 'vitest';
import { looksLikeRequest } from './looks-like-request.ts';
import { BROWSER_FORMS } from './testing/browser-copies.ts';

const url = 'http://localhost:7860/api/v1/run/advanced/f';

describe('looksLikeRequest', () => {
  it.each(Object.entries(BROWSER_FORMS))('recognises a copy from %s', (_name, copy) => {
    expect(looksLikeRequest(copy({ url, headers: [['x-api-key', 'k']], body: '{"inputs":[]}' }))).toBe('command');
  });

  it.each([
    ['$ curl -X POST x', 'command'],
    [`import requests\nrequests.post("${url}", json={})`, 'command'],
    [`const r = await fetch('${url}')`, 'command'],
    ['{"inputs": [], "stream": true}', 'body'],
    ['{"input_value": "hi", "tweaks": {"a": 1}}', 'body'],
    ['{"flow_id": "f", "mode": "stream", "tweaks": {}}', 'body'],
    ['Try this:\n```sh\ncurl x\n```', 'command'],
    ['```json\n{"inputs": [], "stream": true}\n```', 'body'],
    ['```json\n{"a": 1}\n```', null],
    [`$body = @{} | ConvertTo-Json\nInvoke-RestMethod -Uri ${url} -Body $body`, 'command'],
    ['{"inputs": []', null],
    ['{"tweaks": "a field of this name"}', null],
    ['{"Prompt-abc12": {"template": "x"}}', null],
    ['{"inputs": [], "Prompt-abc12": {}}', null],
    ['"template": "curl up with a book"', null],
    ['fetching data', null],
    ['', null],
  ])('takes %s for %s', (text, kind) => {
    expect(looksLikeRequest(text)).toBe(kind);
  });
});
