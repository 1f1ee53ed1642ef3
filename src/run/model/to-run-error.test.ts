import { describe, expect, it } from 'vitest';
import { runAdvancedCases } from '#contract/testing/recordings.ts';
import { toRunError, wireToRunError } from './to-run-error.ts';
import { TransportFailure } from './transport-failure.ts';

const context = { requestIndex: 0, elapsedMs: 12, flow: 'my-flow', session: 'brand-new' };

function answered(status: number, body: unknown, contentType = 'application/json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return toRunError(new TransportFailure({ kind: 'answer', status, contentType, body: text }), context);
}

function relay(code: string, message: string) {
  return { detail: { code, message } };
}

describe('toRunError', () => {
  const expected: Record<string, string> = {
    'input_value number': 'validation',
    'tweak wrong type': 'component-failed',
    'tweak code': 'refused-tweaks',
    'tweak code global string': 'refused-tweaks',
    'session unknown': 'session-not-found',
    'component error': 'component-failed',
    'unknown flow': 'flow-not-found',
    'no key': 'key-refused',
    'wrong key': 'key-refused',
    'malformed json': 'validation',
    'dataframe node selected': 'other',
    'maker error': 'component-failed',
  };
  const cases = runAdvancedCases().filter(({ status, name }) => status >= 400 && name in expected);

  it('has a recording for every case of the table', () => {
    expect(cases.map(({ name }) => name).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it.each(cases.map(({ name, status, body }) => ({ name, status, body })))(
    'knows "$name"',
    ({ name, status, body }) => {
      expect(answered(status, body)).toMatchObject({ kind: expected[name], status, requestIndex: 0, elapsedMs: 12 });
    },
  );

  it('names the component and its message', () => {
    const detail = 'Error running graph: Error building Component Echo: LLM: \n\nthe model\n\nexploded';
    expect(answered(500, { detail })).toMatchObject({
      kind: 'component-failed',
      component: null,
      displayName: 'Echo: LLM',
      message: 'the model\n\nexploded',
    });
  });

  it('keeps the code that a server says beside the sentence', () => {
    const detail = 'Error running graph: Error building Component Model: \n\nno such model';
    expect(answered(500, { detail, code: 'MODEL_MISSING' })).toMatchObject({ code: 'MODEL_MISSING' });
    const wire = { status: 500, body: { detail, code: 'MODEL_MISSING' }, component: 'Model-1' };
    expect(wireToRunError(wire, context)).toMatchObject({ component: 'Model-1', code: 'MODEL_MISSING' });
  });

  it('names the requested flow and session', () => {
    expect(answered(404, { detail: 'Flow identifier x not found' })).toMatchObject({ flow: 'my-flow' });
    const detail = [{ type: 'uuid_parsing', loc: ['path', 'flow_id'], msg: 'Input should be a valid UUID' }];
    expect(answered(422, { detail })).toMatchObject({ kind: 'flow-not-found', flow: 'my-flow' });
    expect(answered(404, { detail: 'Session brand-new not found' })).toMatchObject({ session: 'brand-new' });
  });

  it.each([
    [200, '<!DOCTYPE html><html></html>', 'text/html; charset=utf-8', 'web-page'],
    [404, '<html></html>', 'text/html', 'web-page'],
    [502, '<html>nginx</html>', 'text/html', 'proxy-error'],
    [503, '', '', 'proxy-error'],
    [502, 'Bad gateway', 'text/plain', 'proxy-error'],
    [413, { detail: 'too large' }, 'application/json', 'too-large'],
    [401, { detail: 'no' }, 'application/json', 'key-refused'],
    [404, { detail: 'Not Found' }, 'application/json', 'other'],
    [404, { detail: { code: 'FLOW_NOT_FOUND', message: 'No' } }, 'application/json', 'flow-not-found'],
    [502, relay('RELAY_UNREACHABLE', 'Nothing answers at x (ECONNREFUSED)'), 'application/json', 'unreachable'],
    [504, relay('RELAY_TIMEOUT', 'No complete answer within 900 s'), 'application/json', 'timeout'],
    [413, relay('RELAY_TOO_LARGE', 'The body is larger than 10 MB'), 'application/json', 'too-large'],
    [504, { detail: 'The run took longer than 5 s and was stopped' }, 'application/json', 'timeout'],
    [504, 'Gateway Time-out', 'text/plain', 'proxy-error'],
    [400, { detail: 'bad' }, 'application/json', 'invalid-request'],
    [422, { detail: 'This flow needs a Langflow. The engine …' }, 'application/json', 'needs-langflow'],
    [500, 'Internal Server Error', 'text/plain', 'other'],
  ])('takes %s %j (%s) for %s', (status, body, contentType, kind) => {
    expect(answered(status, body, contentType)).toMatchObject({ kind, status });
  });

  it('does not report the status of the relay as that of the server', () => {
    const failed = relay('RELAY_FAILED', 'The connection to x failed: self-signed certificate');
    expect(answered(502, failed)).toMatchObject({ kind: 'other', status: null, message: failed.detail.message });
  });

  it('reads the target of a redirect from the relay', () => {
    const redirect = (to: string) => relay('RELAY_REDIRECT', `x redirects to ${to}, and the relay does not follow it`);
    const to = 'https://flows.example/login';
    expect(answered(502, redirect(to))).toMatchObject({ kind: 'redirected', to });
    expect(answered(502, redirect('no address at all'))).toMatchObject({ kind: 'redirected', to: null });
  });

  it('reads the limit from the message of the relay', () => {
    const limit = relay('RELAY_IDLE', 'x:7860 sent nothing for 120 s');
    expect(answered(504, limit)).toMatchObject({ kind: 'timeout', afterMs: 120_000 });
  });

  it('keeps the body verbatim', () => {
    expect(answered(502, '<html>nginx</html>', 'text/html').raw).toBe('<html>nginx</html>');
  });

  it.each([
    [
      { kind: 'timeout', afterMs: 900_000 },
      { kind: 'timeout', afterMs: 900_000, status: null },
    ],
    [{ kind: 'unreachable' }, { kind: 'unreachable', status: null }],
    [{ kind: 'blocked-by-cors' }, { kind: 'blocked-by-cors' }],
    [
      { kind: 'redirected', to: 'http://x' },
      { kind: 'redirected', to: 'http://x', status: null },
    ],
    [
      { kind: 'not-sent', why: 'policy' },
      { kind: 'not-sent', why: 'policy', status: null },
    ],
    [
      { kind: 'cut', status: 200, body: 'data: ', chunks: 31 },
      { kind: 'stream-cut', chunks: 31, raw: 'data: ' },
    ],
    [
      { kind: 'reply-cut', status: 200 },
      { kind: 'reply-cut', status: 200, raw: '' },
    ],
    [
      { kind: 'broken-json', status: 200, body: '{', message: 'end' },
      { kind: 'broken-json', message: 'end', raw: '{' },
    ],
  ] as const)('converts the failure %j', (failure, found) => {
    expect(toRunError(new TransportFailure(failure), context)).toMatchObject(found);
  });

  it('keeps the message of anything else', () => {
    expect(toRunError(new Error('boom'), context)).toMatchObject({ kind: 'other', message: 'boom' });
    expect(toRunError('boom', context)).toMatchObject({ kind: 'other', message: 'boom' });
  });
});

describe('wireToRunError', () => {
  it('prefers the component of the event to that in the message', () => {
    const body = { detail: 'Error running graph: Error building Component Echo LLM: \n\nno' };
    expect(wireToRunError({ status: 500, body, component: 'EchoLLM-m1' }, context)).toMatchObject({
      kind: 'component-failed',
      component: 'EchoLLM-m1',
      displayName: 'Echo LLM',
    });
    expect(wireToRunError({ status: 500, body: { detail: 'no' }, component: 'EchoLLM-m1' }, context)).toMatchObject({
      kind: 'component-failed',
      component: 'EchoLLM-m1',
      message: 'no',
    });
  });
});
