/** Different answers of a real 1.7 line: web pages with status 200, bare numbers refused, tweaks on code dropped. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readErrorValue } from '../../src/contract/error-body.ts';
import { readRecording } from '../../src/contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '../../src/flow/testing/outline-flow.ts';
import { olderLangflow, publish, runAdvanced } from './servers.ts';

const older = olderLangflow();
let echo = '';
let prompt = '';

beforeAll(async () => {
  echo = await publish(older, exportFromOutline(parseOutline(readRecording('flows/echo.json'))));
  prompt = await publish(older, exportFromOutline(parseOutline(readRecording('flows/prompt.json'))));
});

describe('base 0.7.3', () => {
  it('answers an echo', async () => {
    const answer = await runAdvanced(older, echo, { inputs: [{ input_value: 'hi' }] });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('"hi"');
  });

  it.each([
    ['an unknown flow', () => runAdvanced(older, '00000000-0000-4000-8000-000000000000', {})],
    ['an unknown session', () => runAdvanced(older, echo, { session_id: 'brand-new' })],
  ])('answers %s with a web page and status 200', async (_name, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(answer.contentType).toContain('text/html');
  });

  it('refuses a bare number among the tweaks', async () => {
    const answer = await runAdvanced(older, prompt, { tweaks: { tone: 5 } });
    expect(answer.status).toBe(422);
    expect(readErrorValue(answer.body).kind).toBe('validation');
  });

  it('drops a tweak on code silently', async () => {
    const answer = await runAdvanced(older, prompt, {
      inputs: [{ input_value: 'hi' }],
      tweaks: { 'Prompt Template': { code: 'x', tone: 'dry wit' } },
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('dry wit');
  });
});
