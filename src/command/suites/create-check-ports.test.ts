import { expect, it } from 'vitest';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { DEFAULT_TIMEOUTS } from '#run/send/deadline.ts';
import { createCheckPorts } from './create-check-ports.ts';

const version = { version: '1.13.0' };
const ports = createCheckPorts({
  connection: { kind: 'embedded', baseUrl: '', apiKey: null },
  server: { kind: 'embedded', name: '', version, rules: tweakRulesFor(version), streamsWorkflows: false },
  timeouts: DEFAULT_TIMEOUTS,
  begin: () => ({ id: 'a', startedAt: 0 }),
  findFlow: () => Promise.reject(new Error('No flow')),
})(new AbortController().signal);

it('ends a pattern and a schema that take too long', async () => {
  const slow = '(a+)+$';
  expect(await ports.search(slow, `${'a'.repeat(60)}b`)).toBe('slow');
  expect(await ports.validate({ type: 'string', pattern: slow }, `${'a'.repeat(60)}b`)).toEqual({ state: 'slow' });
  expect(await ports.search('b+', 'abba')).toEqual({ found: 'bb' });
  expect(await ports.validate({ type: 'string' }, 'a')).toEqual({ state: 'valid' });
});
