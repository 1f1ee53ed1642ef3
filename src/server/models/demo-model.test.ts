import { describe, expect, it } from 'vitest';
import type { ModelRequest } from '#engine/component-base/ports.ts';
import { countTokens } from './count-tokens.ts';
import { writeAnswer } from './demo/write-answer.ts';
import { createDemoModel } from './demo-model.ts';

function request(change: Partial<ModelRequest> = {}): ModelRequest {
  return {
    provider: 'Demo',
    model: 'demo',
    system: '',
    prompt: 'What is bread?',
    temperature: 0,
    maxTokens: null,
    ...change,
  };
}

async function read(given: ModelRequest, wordsPerSecond = 0, signal = new AbortController().signal) {
  const chunks: string[] = [];
  const stream = createDemoModel(wordsPerSecond).stream(given, signal);
  let next = await stream.next();
  for (; !next.done; next = await stream.next()) chunks.push(next.value);
  return { chunks, text: chunks.join(''), ...next.value };
}

describe('the demo model', () => {
  it('streams its answer word by word, completely', async () => {
    const { chunks, text, usage } = await read(request());
    expect(text).toBe(writeAnswer(request()));
    expect(chunks.every((chunk) => chunk.trim().split(/\s+/).length === 1)).toBe(true);
    expect(usage).toEqual({ inputTokens: countTokens('What is bread?'), outputTokens: countTokens(text) });
  });

  it('keeps to its pace', async () => {
    const before = performance.now();
    const { chunks } = await read(request({ maxTokens: 20 }), 200);
    expect(performance.now() - before).toBeGreaterThan((chunks.length - 1) * 5 - 20);
  });

  it('cuts at the token limit; 0 is no limit', async () => {
    const { text, usage, isCut } = await read(request({ maxTokens: 12 }));
    expect(usage?.outputTokens).toBeLessThanOrEqual(12);
    expect(writeAnswer(request({ maxTokens: 12 })).startsWith(text)).toBe(true);
    expect(isCut).toBe(true);
    const unlimited = await read(request({ maxTokens: 0 }));
    expect(unlimited.text.length).toBeGreaterThan(100);
    expect((await read(request({ maxTokens: 0 }))).isCut).toBe(false);
  });

  it.each([
    // One word per 100 s: without a stop the test would time out.
    ['between two words', 0.01],
    ['at full speed', 0],
  ])('stops at once when it is aborted %s', async (_, wordsPerSecond) => {
    const controller = new AbortController();
    const stream = createDemoModel(wordsPerSecond).stream(request(), controller.signal);
    await stream.next();
    const pending = stream.next();
    controller.abort();
    await expect(pending.then(() => stream.next())).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('answers no question about an image, and names it', async () => {
    const images = [{ name: 'cat.png', dataUrl: 'data:image/png;base64,AA==' }];
    await expect(read(request({ images }))).rejects.toThrow(/^The demo model reads only text\. .*remove cat\.png\.$/);
  });

  it('does not start when already aborted', async () => {
    await expect(read(request(), 0, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});
