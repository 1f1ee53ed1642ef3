import { describe, expect, it } from 'vitest';
import { EMBEDDED_SERVER, LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { RequestError } from '../../shell/api/fetch-json.ts';
import { describeConnection } from './connection-state.ts';

const base = { status: null, raw: '', requestIndex: null, elapsedMs: 1 };
const refused = new RequestError({ ...base, kind: 'key-refused', detail: '' });
const silent = new RequestError({ ...base, kind: 'unreachable' });
const blocked = new RequestError({ ...base, kind: 'blocked-by-cors' });
const moved = new RequestError({ ...base, kind: 'redirected', to: 'https://flows.example' });
const broken = new RequestError({ ...base, status: 500, kind: 'other', message: 'no such table' });
const proxy = new RequestError({ ...base, status: 502, kind: 'proxy-error' });
const busy = new RequestError({ ...base, status: 429, kind: 'other', message: 'Too many requests' });
const slow = new RequestError({ ...base, status: 504, kind: 'timeout', afterMs: 1 });
const unsafe = new RequestError({ ...base, kind: 'other', message: 'The connection failed: self-signed' });
const page = new RequestError({ ...base, status: 200, kind: 'web-page' });
const foreign = new RequestError({ ...base, status: 404, kind: 'other', message: 'Not Found' });

describe('describeConnection', () => {
  it.each([
    [false, [null, null], 'Embedded engine'],
    [true, [null, null], 'connecting, host:1'],
    [true, [silent, null], 'no answer, host:1'],
    [false, [null, refused], 'key refused, host:1'],
    [false, [silent, refused], 'key refused, host:1'],
    [false, [new Error('odd reply'), null], 'no answer, host:1'],
    [false, [page, null], 'no answer, host:1'],
    [false, [null, broken], 'server error (500), host:1'],
  ])('names the state of the embedded engine (%#)', (isPending, failures, name) => {
    const facts = {
      kind: 'embedded',
      host: 'host:1',
      server: EMBEDDED_SERVER,
      isPending,
      hasKey: true,
      failures,
    } as const;
    expect(describeConnection(facts).name).toBe(name);
  });

  it.each([
    [null, 'Langflow 1.13, host:1', 'Langflow 1.13 · host:1'],
    [silent, 'no answer, host:1', 'No answer · host:1'],
    [blocked, 'blocked, host:1', 'Blocked · host:1'],
    [refused, 'key refused, host:1', 'Key refused · host:1'],
    [page, 'not Langflow, host:1', 'Not Langflow · host:1'],
    [moved, 'redirects elsewhere, host:1', 'Redirects elsewhere · host:1'],
    [broken, 'server error (500), host:1', 'Server error (500) · host:1'],
    [proxy, 'server error (502), host:1', 'Server error (502) · host:1'],
    [busy, 'server error (429), host:1', 'Server error (429) · host:1'],
    [slow, 'no answer, host:1', 'No answer · host:1'],
    [unsafe, 'no answer, host:1', 'No answer · host:1'],
    [foreign, 'not Langflow, host:1', 'Not Langflow · host:1'],
  ])('names the state of a Langflow (%#)', (failure, name, text) => {
    const server = { ...LANGFLOW_SERVER, version: { version: '1.13.0' } };
    const facts = {
      kind: 'langflow',
      host: 'host:1',
      server,
      isPending: false,
      hasKey: true,
      failures: [failure, null],
    } as const;
    expect(describeConnection(facts)).toMatchObject({ name, text });
  });

  it('says that a key is needed where none was sent', () => {
    const facts = { kind: 'langflow', host: 'h', server: undefined, isPending: false, failures: [refused] } as const;
    expect(describeConnection({ ...facts, hasKey: false })).toMatchObject({
      name: 'key needed, h',
      text: 'Key needed · h',
    });
    expect(describeConnection({ ...facts, hasKey: true }).text).toBe('Key refused · h');
  });

  it('shows 1.7 for a server that reports the version of its base package', () => {
    const server = { ...LANGFLOW_SERVER, version: { version: '0.7.3', package: 'Langflow Base' } };
    const facts = { kind: 'langflow', host: 'h', server, isPending: false, hasKey: true, failures: [] } as const;
    expect(describeConnection(facts).text).toBe('Langflow 1.7 · h');
  });
});
