import { expect, it } from 'vitest';
import { withName } from './failed-component.ts';
import type { RunError } from './run-error.ts';

const BASE = { status: 422, raw: '', requestIndex: 0, elapsedMs: 1 };
const run = { components: [{ id: 'parser-DLIFC', displayName: 'Parser' }] };
const failed = (component: string | null, displayName: string | null): RunError => ({
  ...BASE,
  ...{ kind: 'component-failed', component, displayName, message: 'no' },
});

it('adds the name of a failed component if the server only gave its id', () => {
  expect(withName(run, failed('parser-DLIFC', null))).toMatchObject({ displayName: 'Parser' });
  expect(withName(run, failed('parser-DLIFC', 'Mine'))).toMatchObject({ displayName: 'Mine' });
  expect(withName(run, failed('Gone-1', null))).toMatchObject({ displayName: null });
  expect(withName(run, { ...BASE, kind: 'timeout', afterMs: 1 })).toEqual({ ...BASE, kind: 'timeout', afterMs: 1 });
});
