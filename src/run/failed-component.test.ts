import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { failedComponent } from './failed-component.ts';
import type { RunError } from './run-error.ts';

const index = indexFlow(
  smallFlow([
    { id: 'Model-1', name: 'Model' },
    { id: 'Model-2', name: 'Model' },
    { id: 'Prompt-1', name: 'Prompt' },
  ]),
);
const base = { status: 500, raw: '', requestIndex: 0, elapsedMs: 1 };
const failed = (component: string | null, displayName: string | null): RunError => ({
  ...base,
  kind: 'component-failed',
  component,
  displayName,
  message: '',
});

describe('failedComponent', () => {
  it.each([
    ['an id of the flow', failed('Model-2', null), 'Model-2'],
    ['an id of another flow', failed('Gone-1', 'Prompt'), null],
    ['a name that one component has', failed(null, 'Prompt'), 'Prompt-1'],
    ['a name that two components have', failed(null, 'Model'), null],
    ['neither', failed(null, null), null],
    ['an error of another kind', { ...base, kind: 'web-page' } as const, null],
  ])('knows the component by %s', (_case, error, expected) => {
    expect(failedComponent(index, error)).toBe(expected);
  });
});
