import { expect, it } from 'vitest';
import { indexFlow } from '#flow/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { withName } from './failed-component.ts';
import type { RunError } from './run-error.ts';

const BASE = { status: 422, raw: '', requestIndex: 0, elapsedMs: 1 };
const index = indexFlow(smallFlow([{ id: 'parser-DLIFC', name: 'Parser' }]));
const failed = (component: string | null, displayName: string | null): RunError => ({
  ...BASE,
  ...{ kind: 'component-failed', component, displayName, message: 'no' },
});

it('calls a component that failed by its name, where the server gave its id alone', () => {
  expect(withName(index, failed('parser-DLIFC', null))).toMatchObject({ displayName: 'Parser' });
  expect(withName(index, failed('parser-DLIFC', 'Mine'))).toMatchObject({ displayName: 'Mine' });
  expect(withName(index, failed('Gone-1', null))).toMatchObject({ displayName: null });
  expect(withName(index, { ...BASE, kind: 'timeout', afterMs: 1 })).toEqual({ ...BASE, kind: 'timeout', afterMs: 1 });
});
