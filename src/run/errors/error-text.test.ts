import { describe, expect, it } from 'vitest';
import type { RunError } from '../model/run-error.ts';
import { describeFailure } from './describe-failure.ts';
import type { FailedRequest } from './error-row.ts';
import { explainError, failureSentence } from './error-text.ts';
import { plainText } from './wording.ts';

const BASE = { status: null, raw: '', requestIndex: 0, elapsedMs: 1 };
const LANGFLOW: FailedRequest = {
  server: 'Langflow 1.13 · localhost:7860',
  host: 'localhost:7860',
  refused: [],
  tweaks: 0,
};
const EMBEDDED: FailedRequest = { ...LANGFLOW, server: 'Embedded engine', host: '127.0.0.1:4000' };

function refused(...fields: string[]): RunError {
  return { ...BASE, status: 422, kind: 'refused-tweaks', refused: { code: 'TWEAKS_REFUSED', fields } };
}

describe('describeError', () => {
  it.each<[RunError, FailedRequest, string]>([
    [refused('code'), LANGFLOW, 'Langflow refused one tweak, so nothing ran'],
    [refused('code'), EMBEDDED, 'The embedded engine refused one tweak, so nothing ran'],
    [refused('code', 'tools_metadata'), LANGFLOW, 'Langflow refused 2 tweaks, so nothing ran'],
    [{ ...BASE, kind: 'validation', items: [] }, LANGFLOW, 'The server did not accept the request'],
    [{ ...BASE, kind: 'invalid-request', message: 'x' }, LANGFLOW, 'The server did not accept the request'],
    [{ ...BASE, kind: 'session-not-found', session: 'tb-5f21' }, LANGFLOW, 'Langflow does not know session "tb-5f21"'],
    [{ ...BASE, kind: 'flow-not-found', flow: 'f' }, LANGFLOW, 'This server has no flow with this id'],
    [{ ...BASE, kind: 'owner-only' }, LANGFLOW, 'Only the owner may send tweaks to this flow'],
    [{ ...BASE, kind: 'key-refused', detail: 'no' }, LANGFLOW, 'The server refused the API key'],
    [
      { ...BASE, kind: 'component-failed', component: 'M-1', displayName: 'Language Model', message: 'boom' },
      LANGFLOW,
      'Language Model stopped with an error',
    ],
    [
      { ...BASE, kind: 'component-failed', component: 'M-1', displayName: null, message: 'boom' },
      LANGFLOW,
      'M-1 stopped with an error',
    ],
    [
      { ...BASE, kind: 'component-failed', component: null, displayName: null, message: '' },
      LANGFLOW,
      'A component stopped with an error',
    ],
    [{ ...BASE, kind: 'database-busy', mayHaveRun: true }, LANGFLOW, "Langflow's database was busy"],
    [{ ...BASE, kind: 'too-large' }, LANGFLOW, 'The request is too large for this server'],
    [{ ...BASE, kind: 'web-page' }, LANGFLOW, 'The server answered with a web page, not JSON'],
    [{ ...BASE, kind: 'proxy-error' }, LANGFLOW, 'A proxy answered instead of the server'],
    [{ ...BASE, kind: 'broken-json', message: 'x' }, LANGFLOW, 'The answer is not valid JSON'],
    [{ ...BASE, kind: 'stream-cut', chunks: 31 }, LANGFLOW, 'The stream ended early; 31 chunks were kept'],
    [{ ...BASE, kind: 'stream-cut', chunks: 0 }, LANGFLOW, 'The stream ended before any text arrived'],
    [{ ...BASE, kind: 'stream-cut', chunks: 1 }, LANGFLOW, 'The stream ended early; 1 chunk was kept'],
    [{ ...BASE, kind: 'reply-cut' }, LANGFLOW, 'The reply ended early'],
    [{ ...BASE, kind: 'timeout', afterMs: 900_000 }, LANGFLOW, 'No answer within 15 min'],
    [{ ...BASE, kind: 'timeout', afterMs: 2000 }, LANGFLOW, 'No answer within 2 s'],
    [{ ...BASE, kind: 'unreachable' }, EMBEDDED, 'Nothing answers at 127.0.0.1:4000'],
    [{ ...BASE, kind: 'blocked-by-cors' }, LANGFLOW, 'The browser blocked the answer'],
    [{ ...BASE, kind: 'redirected', to: 'https://flows.example' }, LANGFLOW, 'The server redirects elsewhere'],
    [{ ...BASE, kind: 'redirected', to: null }, LANGFLOW, 'The server redirects elsewhere'],
    [{ ...BASE, kind: 'not-sent', why: 'policy' }, LANGFLOW, 'The browser does not send requests to localhost:7860'],
    [
      { ...BASE, kind: 'not-sent', why: 'mixed-content' },
      LANGFLOW,
      'The browser does not send requests to localhost:7860',
    ],
    [{ ...BASE, kind: 'not-sent', why: 'private-network' }, LANGFLOW, 'No reply from localhost:7860'],
    [{ ...BASE, kind: 'other', message: 'x' }, LANGFLOW, 'The run failed'],
  ])('has a title for $kind', (error, request, title) => {
    const text = explainError(error, request);
    expect(text.title).toBe(title);
    expect(plainText(text.sentence)).not.toBe('');
    expect(`${text.title} ${plainText(text.sentence)}`).not.toMatch(/!|undefined|null/);
  });

  it('says what a component means that names only a variable, and what to do where run/advanced reads none', () => {
    const failed = (message: string) =>
      plainText(
        explainError({ ...BASE, kind: 'component-failed', component: 'M-1', displayName: null, message }, LANGFLOW)
          .sentence,
      );
    expect(failed('User id is not set for LanguageModelComponent')).toMatch(
      /^User id is not set for LanguageModelComponent\. In this release, run\/advanced does not read .*: turn Stream on\.$/,
    );
    expect(failed('boom')).toBe('boom');
    expect(failed("'question'")).toBe(
      "It found nothing named 'question'. If its template uses {question}, it needs a variable of that name.",
    );
  });

  it.each([
    [
      'No Component subclass found in the code string. Code snippet:\n\n',
      /export has no component code: it is a sample/,
    ],
    ['Demo API key is required when using Demo provider', /demo model is in Tweakbench alone\. Choose a model/],
  ])('says what a Langflow means that cannot run a sample of Tweakbench: %j', (message, meaning) => {
    const other: RunError = { ...BASE, status: 500, kind: 'other', message };
    const component: RunError = { ...other, kind: 'component-failed', component: 'M-1', displayName: 'Model' };
    for (const error of [other, component]) {
      const sentence = plainText(explainError(error, LANGFLOW).sentence);
      expect(sentence).toContain(message.trim());
      expect(sentence).toMatch(meaning);
      expect(describeFailure(error)).toMatch(meaning);
    }
  });

  it('has no meaning for code that somebody wrote', () => {
    const message = 'No Component subclass found in the code string. Code snippet:\nprint(1)';
    const error: RunError = { ...BASE, kind: 'other', message };
    expect(plainText(explainError(error, LANGFLOW).sentence)).toBe(message);
  });

  it('keeps a reason whole, on one line', () => {
    const message = `No model named x.\n  ${'Known are a, b and c. '.repeat(20)}`;
    const error: RunError = { ...BASE, status: 500, kind: 'other', message };
    expect(describeFailure(error)).toBe(`500: failed (${message.replaceAll(/\s+/g, ' ').trim()})`);
    expect(describeFailure({ ...error, message: 'x'.repeat(1e6) }).length).toBeLessThan(1_100);
  });

  it('mentions no partial text if the answer was cut off before any arrived', () => {
    const cut = (chunks: number) => plainText(explainError({ ...BASE, kind: 'stream-cut', chunks }, LANGFLOW).sentence);
    expect(cut(0)).toBe('The connection closed before the server said that it was done.');
    expect(cut(2)).toMatch(/said that it was done\. What arrived is not complete/);
  });

  it('does not say that the page is public if it is only on another network than the server', () => {
    const { sentence } = explainError({ ...BASE, kind: 'not-sent', why: 'private-network' }, LANGFLOW);
    expect(plainText(sentence)).toMatch(/^The server is on your machine or network/);
  });

  it('says that a Langflow may have the flow, but for another user', () => {
    const sentence = (request: FailedRequest) =>
      plainText(explainError({ ...BASE, kind: 'flow-not-found', flow: 'f' }, request).sentence);
    expect(sentence(LANGFLOW)).toContain('it may belong to another user of this Langflow');
    expect(sentence(EMBEDDED)).toBe(
      'The request named f. The flow may have been deleted, or it may be on another server.',
    );
  });

  it('says which tweak was refused, why, and that the others are not, without saying that they have an effect', () => {
    const request = { ...LANGFLOW, refused: [{ component: 'Priority Rules', field: 'code' }], tweaks: 3 };
    expect(plainText(explainError(refused('code'), request).sentence)).toBe(
      'A request may not change code in Priority Rules: it would run new code on the server. The other 2 tweaks are not refused.',
    );
  });
});

describe('failureSentence', () => {
  const TYPED = { hasKey: true, isRelayed: false };
  it.each<[RunError, typeof TYPED, string]>([
    [{ ...BASE, kind: 'key-refused', detail: '' }, TYPED, 'The server refused this key.'],
    [{ ...BASE, kind: 'key-refused', detail: 'API key authentication failed' }, TYPED, 'could not check this key'],
    [{ ...BASE, kind: 'database-busy', mayHaveRun: false }, TYPED, 'It had not begun. Run it again;'],
    [{ ...BASE, kind: 'key-refused', detail: '' }, { ...TYPED, hasKey: false }, 'The server asks for an API key.'],
    [{ ...BASE, kind: 'unreachable' }, TYPED, 'Is it running, and is the port right?'],
    [{ ...BASE, kind: 'unreachable' }, { ...TYPED, isRelayed: true }, 'The relay connects from the machine'],
    [{ ...BASE, kind: 'other', status: 404, message: 'x' }, TYPED, 'but it is not Langflow.'],
    [{ ...BASE, kind: 'other', status: 500, message: 'boom' }, TYPED, 'The server failed (status 500): boom.'],
    [{ ...BASE, kind: 'other', message: 'It is closed' }, TYPED, 'It is closed'],
    [{ ...BASE, kind: 'invalid-request', message: 'Name must be unique' }, TYPED, 'answered: Name must be unique'],
    [{ ...BASE, kind: 'flow-not-found', flow: 'f' }, TYPED, 'This server has no flow with this id.'],
    [{ ...BASE, kind: 'too-large', status: 413 }, TYPED, 'The server answered with status 413.'],
  ])('says of $kind what to change about the connection', (error, tried, sentence) => {
    expect(failureSentence(error, tried)).toContain(sentence);
  });
});
