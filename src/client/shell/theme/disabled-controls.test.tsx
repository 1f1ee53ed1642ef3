// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Button, MantineProvider, SegmentedControl } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stubLayout } from '../../testing/stub-layout.ts';
import { theme } from './theme.tsx';
import { tokenVariables } from './tokens.ts';

const colours = tokenVariables('light');
const style = document.createElement('style');
style.textContent = [
  `:root { ${Object.entries(colours)
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ')} }`,
  ...['global.css', 'mantine-fields.css', 'mantine-overrides.css'].map((name) =>
    readFileSync(join(import.meta.dirname, name), 'utf8'),
  ),
].join('\n');

beforeEach(() => {
  stubLayout();
  document.head.append(style);
});
afterEach(() => style.remove());

it('a control that cannot be used now is grey', () => {
  render(
    <MantineProvider theme={theme} env="test">
      <button type="button" className="tb-button" aria-disabled>
        Publish
      </button>
      <button type="button" className="tb-button" aria-disabled={false}>
        Leave
      </button>
      <Button aria-disabled>Run failed</Button>
      <SegmentedControl<string> data={['All', 'Failed', { value: 'changed', label: 'Changed', disabled: true }]} />
    </MantineProvider>,
  );
  const isGrey = (text: string) => {
    const shown = screen.getByText(text);
    return getComputedStyle(shown.closest('button, label') ?? shown).color === colours['--tb-ink3'];
  };
  const grey = ['Publish', 'Leave', 'Run failed', 'All', 'Failed', 'Changed'].filter(isGrey);
  expect(grey).toEqual(['Publish', 'Run failed', 'Changed']);
});
