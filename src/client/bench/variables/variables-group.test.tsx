// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { openForm } from '../../testing/open-form.tsx';
import { stubLayout } from '../../testing/stub-layout.ts';
import { VariablesGroup } from './variables-group.tsx';

beforeEach(stubLayout);
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const open = (tweaksText = '{}') =>
  openForm(tweaksText, { server: LANGFLOW_SERVER, renderLast: (view) => <VariablesGroup {...view} /> });
const group = () => within(screen.getByRole('group', { name: 'Variables of the run' }));

it('the form ends with the variables, which count what is set and lead to the fields that they reach', async () => {
  const { user, kinds } = open();
  expect(screen.getAllByRole('group').at(-1)).toBe(screen.getByRole('group', { name: 'Variables of the run' }));
  expect(group().getByText(/^Override the server's global variables for this run\./)).toBeDefined();
  await user.click(await group().findByRole('button', { name: 'Add OWN_NAME' }));
  await user.type(group().getByLabelText('Value of OWN_NAME'), 'secret');
  expect(await group().findByText('1 set')).toBeDefined();
  expect(group().getByRole('table').textContent).toContain('Reaches 1 field: Kinds named');
  // The link finds a field that is folded.
  await user.click(kinds().getByRole('button', { name: 'Kinds Kinds-k' }));
  await user.click(group().getByRole('button', { name: 'Kinds named' }));
  const focused = () => document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset.key;
  await waitFor(() => expect(focused()).toBe('Kinds-k\nnamed'));
});

it('a search leaves the variables out, and who goes to them sees them again', async () => {
  const { user } = open();
  await user.type(screen.getByRole('textbox', { name: 'Find a field' }), 'plain');
  await waitFor(() => expect(screen.queryByRole('group', { name: 'Variables of the run' })).toBeNull());
  act(() => sendUiRequest('focus', { kind: 'variables' }));
  await waitFor(() => expect(group().getByRole('button', { name: 'Add variable' })).toBe(document.activeElement));
  await user.click(group().getByRole('button', { name: 'Variables of the run', expanded: true }));
  expect(group().queryByRole('button', { name: 'Add variable' })).toBeNull();
  expect(useUiState.getState().requests.focus).toBeNull();
});

it('the variables are below tweaks that are not valid JSON', async () => {
  open('{ "a": ');
  expect(await screen.findByRole('heading', { name: 'The tweaks are not valid JSON' })).toBeDefined();
  expect(group().getByRole('button', { name: 'Add variable' })).toBeDefined();
});
