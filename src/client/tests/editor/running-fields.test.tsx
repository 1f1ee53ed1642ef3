// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { renderInEditor } from '../testing/render-in-editor.tsx';
import { RunningFields } from './running-fields.tsx';

afterEach(cleanup);

const flowWith = (fields: Record<string, JsonObject>) =>
  indexFlow(smallFlow([{ id: 'ChatInput-1', type: 'ChatInput', fields }]));
const MODEL = { model: { type: 'model', value: [] } };

function renderFields(value: JsonObject, fields: Record<string, JsonObject> = MODEL) {
  const apply = vi.fn();
  renderInEditor(<RunningFields />, { value, apply, index: flowWith(fields) });
  return apply;
}

it('8 requests at once are offered for a flow that waits for a model', async () => {
  const apply = renderFields({});
  expect(screen.getByRole('spinbutton', { name: 'In parallel' }).getAttribute('aria-valuenow')).toBe('4');
  await userEvent.click(screen.getByRole('button', { name: 'Run 8 at once' }));
  expect(apply).toHaveBeenCalledWith({ kind: 'set', path: ['at-once'], value: 8 });
});

it.each<[string, JsonObject, Record<string, JsonObject>]>([
  ['with 8 or more at once', { 'at-once': 12 }, MODEL],
  ['without a model', {}, {}],
])('8 requests at once are not offered %s', (_, value, fields) => {
  renderFields(value, fields);
  expect(screen.queryByRole('button', { name: 'Run 8 at once' })).toBeNull();
});
