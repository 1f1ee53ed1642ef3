// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderPage } from '../../../testing/render-page.tsx';
import { useFew } from './use-few.tsx';

afterEach(cleanup);

function List({ count }: { count: number }) {
  const { few, more } = useFew([...Array(count).keys()], 'items', 50);
  return (
    <ul>
      {few.map((item) => (
        <li key={item}>{item}</li>
      ))}
      {more !== null && <li>{more}</li>}
    </ul>
  );
}

it('a long list shows its first items, and the next ones on demand', async () => {
  const { user } = renderPage(<List count={120} />);
  const shown = () => screen.getAllByRole('listitem').filter(({ textContent }) => /^\d+$/.test(textContent)).length;
  expect(shown()).toBe(50);
  await user.click(screen.getByRole('button', { name: 'Show 50 more of 120 items' }));
  await user.click(screen.getByRole('button', { name: 'Show 20 more of 120 items' }));
  expect(shown()).toBe(120);
  expect(screen.queryByRole('button')).toBeNull();
});

it('a short list is shown whole', () => {
  renderPage(<List count={50} />);
  expect(screen.getAllByRole('listitem')).toHaveLength(50);
});
