/** The size of the window in tests of the page, put back after each. */
import type { DetachedWindowAPI } from 'happy-dom';
import { afterEach, beforeEach } from 'vitest';

declare const happyDOM: DetachedWindowAPI;

/** In CSS pixels. */
export function resizeWindow(width: number, height: number): void {
  happyDOM.setViewport({ width, height });
}

/** Opens each test of the file at this size. */
export function windowSizeForEachTest(width: number, height: number): void {
  const { innerWidth, innerHeight } = window;
  beforeEach(() => resizeWindow(width, height));
  afterEach(() => resizeWindow(innerWidth, innerHeight));
}
