// @vitest-environment happy-dom
import { MantineProvider, MultiSelect, Select } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { stubLayout } from '../testing/stub-layout.ts';
import { theme } from './theme.tsx';

it('only an open list is in the document', async () => {
  stubLayout();
  render(
    <MantineProvider theme={theme} env="test">
      <Select label="Flow" data={['Support', 'Sales']} />
      <MultiSelect label="Outputs" data={['Chat Output']} />
    </MantineProvider>,
  );
  const options = () => screen.queryAllByRole('option', { hidden: true }).map((option) => option.textContent);
  expect(options()).toEqual([]);
  await userEvent.click(screen.getByRole('combobox', { name: 'Flow' }));
  expect(options()).toEqual(['Support', 'Sales']);
});
