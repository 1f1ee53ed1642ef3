import { expect, it } from 'vitest';
import { readRequestText } from './read-request-text.ts';

it.each(['YOUR_API_KEY_HERE', '<your-api-key>', 'Your API key'])('a pasted request has no key if it says %s', (key) => {
  const { apiKey, remarks } = readRequestText(`curl localhost:7860/api/v1/run/8f3c --json '{}' -H "x-api-key: ${key}"`);
  expect(apiKey).toBeNull();
  expect(remarks).toEqual(['The text has a placeholder instead of a key. The key of the connection is kept.']);
});

it.each(['YOUR_SESSION_ID_HERE', '<your session>'])('a pasted request has no session if it says %s', (session) => {
  const { request, choices, remarks } = readRequestText(
    `curl localhost:7860/api/v1/run/8f3c --json '${JSON.stringify({ input_value: 'Hi', session_id: session })}'`,
  );
  expect(request.session_id).toBeUndefined();
  expect(choices).toEqual({});
  expect(remarks).toEqual(['The text has a placeholder instead of a session. The flow’s own session is used.']);
});
