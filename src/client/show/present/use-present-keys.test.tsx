// @vitest-environment happy-dom
import { MantineProvider, Select } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { usePresentKeys } from './use-present-keys.ts';

const keys = { run: vi.fn(), leave: vi.fn(), turn: vi.fn(), toggleFullScreen: vi.fn() };

beforeEach(() => vi.clearAllMocks());

function Presentation() {
  usePresentKeys(keys);
  return <Select aria-label="Model" data={['small', 'large']} />;
}

it('a dialog over the presentation handles all keys: Escape closes it alone', () => {
  const close = vi.fn();
  render(
    <MantineProvider env="test">
      <Presentation />
      <Dialog title="Publish a demo" onClose={close}>
        <button type="button">Publish</button>
      </Dialog>
    </MantineProvider>,
  );
  const button = screen.getByRole('button', { name: 'Publish' });
  for (const key of ['ArrowRight', 'f', 'Escape']) fireEvent.keyDown(button, { key });
  fireEvent.keyDown(button, { key: 'Enter', ctrlKey: true });
  expect(close).toHaveBeenCalledOnce();
  for (const action of Object.values(keys)) expect(action).not.toHaveBeenCalled();
});

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
