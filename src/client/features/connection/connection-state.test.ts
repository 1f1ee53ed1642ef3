import { describe, expect, it } from 'vitest';
import { RequestError } from '../../api/fetch-json.ts';
import { describeConnection } from './connection-state.ts';

const base = { status: null, raw: '', requestIndex: null, elapsedMs: 1 };
const refused = new RequestError({ ...base, kind: 'key-refused', detail: '' });
const silent = new RequestError({ ...base, kind: 'unreachable' });

describe('describeConnection', () => {
  it.each([
    [false, [null, null], 'Embedded engine'],
    [true, [null, null], 'connecting, host:1'],
    [true, [silent, null], 'no answer, host:1'],
    [false, [null, refused], 'key refused, host:1'],
    [false, [silent, refused], 'key refused, host:1'],
    [false, [new Error('odd reply'), null], 'no answer, host:1'],
  ])('names the state (%#)', (isPending, failures, name) => {
    expect(describeConnection(isPending, failures, 'host:1').name).toBe(name);
  });
});
