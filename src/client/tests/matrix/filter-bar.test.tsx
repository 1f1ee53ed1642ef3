// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { Searching } from './filter-bar.tsx';

afterEach(cleanup);

it('the filter bar says how many answers were read for a search, which can be stopped', async () => {
  const typed: string[] = [];
  const show = (searching: { read: number; all: number } | null) => (
    <MantineProvider env="test">
      <Searching searching={searching} setTyped={(text) => typed.push(text)} />
    </MantineProvider>
  );
  const { rerender } = render(show({ read: 0, all: 50_000 }));
  expect(screen.getByText('Searching')).toBeTruthy();
  rerender(show({ read: 12_000, all: 50_000 }));
  expect(screen.getByText('Searching, 12,000 of 50,000')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Stop searching' }));
  expect(typed).toEqual(['']);
  rerender(show(null));
  expect(screen.queryByRole('button')).toBeNull();
});
