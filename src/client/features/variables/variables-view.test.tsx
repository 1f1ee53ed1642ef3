// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { VariablesView } from './variables-view.tsx';

afterEach(cleanup);

it('takes as many variables as a draft keeps, and says so', async () => {
  const variables = Array.from({ length: 99 }, (_, at) => ({ id: `v${at}`, name: `V${at}` }));
  const { user } = renderPage(<VariablesView />, { draft: { variables } });
  const add = screen.getByRole('button', { name: 'Add variable' });
  const rows = () => within(screen.getByRole('table')).getAllByRole('row').length - 1;
  await user.click(add);
  expect(rows()).toBe(100);
  const says = 'A run takes 100 variables. Remove one to add another.';
  expect(screen.getByText(says).id).toBe(add.getAttribute('aria-describedby'));
  await user.click(add);
  expect(rows()).toBe(100);
  await user.click(screen.getByRole('button', { name: 'Remove V0' }));
  expect([rows(), screen.queryByText(says)]).toEqual([99, null]);
});
