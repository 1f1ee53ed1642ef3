// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { renderInEditor } from '../testing/render-in-editor.tsx';
import { DecisionFields } from './decision-fields.tsx';

afterEach(cleanup);

const decisions = { type: 'actionPicker', list: true, value: ['Send', 'Hold back'] };
const lead = { id: 'HumanInput-1', type: 'HumanInput', name: 'Team Lead', fields: { decisions } };
const ASKING = indexFlow(
  smallFlow([lead, { id: 'Out-2', fields: { input_value: '' } }], ['HumanInput-1 -> Out-2.input_value']),
);
const PATH = ['cases', 0, 'decisions'];

function renderFields(given: JsonObject | null, index: FlowIndex | null = ASKING) {
  const apply = vi.fn();
  const value = { cases: [given === null ? {} : { decisions: given }] };
  const { container } = renderInEditor(<DecisionFields path={['cases', 0]} />, { value, apply, index });
  return { apply, container, field: () => screen.getByRole('combobox', { name: 'Team Lead' }) };
}

it('the fields offer the choices of each component that asks a person, and write the chosen one', async () => {
  const { apply, field } = renderFields(null);
  await userEvent.click(field());
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    'None: a cell that asks is broken',
    'Send',
    'Hold back',
  ]);
  await userEvent.click(screen.getByRole('option', { name: 'Hold back' }));
  expect(apply).toHaveBeenCalledWith({ kind: 'set', path: [...PATH, 'Team Lead'], value: 'Hold back' });
});

it('the fields show a decision that the case has by id, and remove it', async () => {
  const { apply, field } = renderFields({ 'HumanInput-1': 'hold_back' });
  expect(field()).toHaveProperty('value', 'Hold back');
  await userEvent.click(field());
  await userEvent.click(screen.getByRole('option', { name: /^None/ }));
  expect(apply).toHaveBeenCalledWith({ kind: 'set', path: PATH, value: undefined });
});

it('the fields say which decision is not a choice, and which one nobody asks for', async () => {
  const { apply, field } = renderFields({ 'Team Lead': 'Maybe', Legal: 'Yes' });
  expect(field()).toHaveProperty('value', 'Maybe (not a choice in the flow)');
  expect(screen.getByText(/Legal: Yes\. This flow has no component of this name that asks\./)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Remove the decision of Legal' }));
  expect(apply).toHaveBeenCalledWith({ kind: 'set', path: [...PATH, 'Legal'], value: undefined });
});

it('the fields are not shown for a flow that asks nobody', () => {
  const { container } = renderFields(null, indexFlow(smallFlow([{ id: 'Out-2', fields: {} }])));
  expect(container.querySelector('section')).toBeNull();
});
