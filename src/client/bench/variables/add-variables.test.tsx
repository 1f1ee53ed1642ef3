// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { AddVariables } from './add-variables.tsx';

afterEach(cleanup);

it.each([
  [99, ['', 'API_KEY']],
  [100, []],
])('the form takes as many variables as a draft stores, and says so: with %i', async (has, expected) => {
  const onAdd = vi.fn();
  const { user } = renderPage(
    <AddVariables has={has} offered={['API_KEY']} titleOf={(name) => name} onAdd={onAdd} buttonRef={null} />,
  );
  for (const button of screen.getAllByRole('button')) await user.click(button);
  expect(onAdd.mock.calls).toEqual(expected.map((name) => [name]));
  const says = screen.queryByText('A run takes 100 variables. Remove one to add another.');
  expect(says?.id).toBe(
    screen.getByRole('button', { name: 'Add variable' }).getAttribute('aria-describedby') ?? undefined,
  );
});
