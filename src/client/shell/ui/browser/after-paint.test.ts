// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { afterPaint } from './after-paint.ts';

let frames: FrameRequestCallback[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  frames = [];
});

/** Returns a function that tells whether the promise has resolved. */
function watch(paint: Promise<void>): () => boolean {
  let isOver = false;
  void paint.then(() => {
    isOver = true;
  });
  return () => isOver;
}

function paintFrame(): void {
  for (const frame of frames.splice(0)) frame(0);
}

it('afterPaint waits for the paint however long rendering takes', async () => {
  const isOver = watch(afterPaint());
  await vi.advanceTimersByTimeAsync(900);
  expect(isOver()).toBe(false);
  paintFrame();
  paintFrame();
  await vi.advanceTimersByTimeAsync(0);
  expect(isOver()).toBe(true);
});

it('afterPaint does not wait for a paint in the background', async () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  await afterPaint();
  expect(frames).toEqual([]);
});

it('afterPaint stops waiting when the page goes into the background', async () => {
  const isOver = watch(afterPaint());
  await vi.advanceTimersByTimeAsync(2000);
  expect(isOver()).toBe(true);
});
