// @vitest-environment happy-dom
import { MantineProvider, Select } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { usePresentKeys } from './use-present-keys.ts';

const keys = { run: vi.fn(), leave: vi.fn(), turn: vi.fn(), toggleFullScreen: vi.fn() };

function Presentation() {
  usePresentKeys(keys);
  return <Select aria-label="Model" data={['small', 'large']} />;
}

it('a select among the knobs handles the keys only while it is open', async () => {
  render(
    <MantineProvider env="test">
      <Presentation />
    </MantineProvider>,
  );
  fireEvent.keyDown(document.body, { key: 'ArrowRight' });
  expect(keys.turn).toHaveBeenCalledExactlyOnceWith(1);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(keys.leave).toHaveBeenCalledTimes(1);

  await userEvent.click(screen.getByRole('combobox', { name: 'Model' }));
  fireEvent.keyDown(document.body, { key: 'ArrowRight' });
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(keys.turn).toHaveBeenCalledTimes(1);
  expect(keys.leave).toHaveBeenCalledTimes(1);
});
