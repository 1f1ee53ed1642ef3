import { describe, expect, it } from 'vitest';
import { maskPlanned, secretsOfPlanned } from './mask-planned.ts';
import { SECRET_MASK } from './mask-secrets.ts';

const headers: [string, string][] = [
  ['accept', 'application/json'],
  ['x-langflow-global-var-key', 'canary-1'],
  ['X-LANGFLOW-GLOBAL-VAR-OTHER', 'abc'],
];

describe('maskPlanned', () => {
  it('masks the values of variables, in any case of the header, and keeps the names', () => {
    const masked = maskPlanned({ headers, body: { tweaks: { password: 'canary-2', tone: 'calm' } } }, null);
    expect(masked).toEqual({
      headers: [headers[0], ['x-langflow-global-var-key', SECRET_MASK], ['X-LANGFLOW-GLOBAL-VAR-OTHER', SECRET_MASK]],
      body: { tweaks: { password: SECRET_MASK, tone: 'calm' } },
    });
    expect(maskPlanned({ body: {} }, null)).toEqual({ body: {} });
  });

  it('finds the values that an answer may repeat', () => {
    const planned = { headers, body: {} };
    expect(secretsOfPlanned(planned)).toEqual(['canary-1']);
    expect(secretsOfPlanned(maskPlanned(planned, null))).toEqual([]);
  });
});
