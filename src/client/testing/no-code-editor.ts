/**
 * Import it for its side effect, before the component under test. The code editor needs a canvas and layout, which
 * tests do not have; without it the pane falls back to a text area. No other module of the product is replaced in
 * tests.
 */
import { afterEach, beforeEach, vi } from 'vitest';
import { stubLayout } from './stub-layout.ts';

vi.mock('../shell/monaco/monaco.ts', () => {
  throw new Error('not in this environment');
});

beforeEach(() => stubLayout());
afterEach(() => {
  vi.unstubAllGlobals();
});
