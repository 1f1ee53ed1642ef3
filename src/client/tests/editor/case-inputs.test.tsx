// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { stubLayout } from '../../testing/stub-layout.ts';
import { renderInEditor } from '../testing/render-in-editor.tsx';
import { CaseInputs } from './case-inputs.tsx';

beforeEach(stubLayout);
afterEach(cleanup);

function renderInput(suite: JsonObject) {
  const apply = vi.fn();
  renderInEditor(<CaseInputs path={['cases', 0]} />, { value: suite, apply });
  const choose = (name: string) => userEvent.click(screen.getByRole('radio', { name }));
  return { apply, choose, written: (value: unknown) => ({ kind: 'set', path: ['cases', 0, 'type'], value }) };
}

it('the type of an input is written only if it differs from that of all cases', async () => {
  const asks = renderInput({ defaults: { type: 'chat' }, cases: [{ input: 'hi' }] });
  expect(screen.getByRole('radio', { name: 'Chat' })).toHaveProperty('checked', true);
  await asks.choose('Any');
  expect(asks.apply).toHaveBeenLastCalledWith(asks.written('any'));
  cleanup();
  const own = renderInput({ defaults: { type: 'chat' }, cases: [{ input: 'hi', type: 'text' }] });
  await own.choose('Chat');
  expect(own.apply).toHaveBeenLastCalledWith(own.written(undefined));
  cleanup();
  const plain = renderInput({ cases: [{ input: 'hi', type: 'text' }] });
  await plain.choose('Any');
  expect(plain.apply).toHaveBeenLastCalledWith(plain.written(undefined));
});
