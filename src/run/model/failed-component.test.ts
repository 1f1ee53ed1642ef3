import { expect, it } from 'vitest';
import { withComponentName } from './failed-component.ts';
import type { RunError } from './run-error.ts';

const BASE = { status: 422, raw: '', requestIndex: 0, elapsedMs: 1 };
const run = { components: [{ id: 'parser-DLIFC', displayName: 'Parser' }] };
const failed = (component: string | null, displayName: string | null): RunError => ({
  ...BASE,
  kind: 'component-failed',
  component,
  displayName,
  message: 'no',
});

it('adds the name of a failed component if the server only gave its id', () => {
  expect(withComponentName(run, failed('parser-DLIFC', null))).toMatchObject({ displayName: 'Parser' });
  expect(withComponentName(run, failed('parser-DLIFC', 'Mine'))).toMatchObject({ displayName: 'Mine' });
  expect(withComponentName(run, failed('Gone-1', null))).toMatchObject({ displayName: null });
  expect(withComponentName(run, { ...BASE, kind: 'timeout', afterMs: 1 })).toEqual({
    ...BASE,
    kind: 'timeout',
    afterMs: 1,
  });
});
