// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SplitPair } from './split-pair.tsx';

const pair = (isSecondShown: boolean) => (
  <MantineProvider env="test">
    <SplitPair
      direction="column"
      handleLabel="Resize details"
      first={<p>Above</p>}
      second={<p>Below</p>}
      sized="second"
      size={168}
      defaultSize={168}
      minSize={40}
      minRest={120}
      onResize={() => undefined}
      isSecondShown={isSecondShown}
    />
  </MantineProvider>
);

it('the flexible pane grows again once the other one is shown', () => {
  const page = render(pair(false));
  page.rerender(pair(true));
  const first = screen.getByText('Above').parentElement;
  expect(Number(first?.style.flexGrow)).toBeGreaterThan(0);
  expect(screen.getByText('Below').parentElement?.style.flexBasis).toBe('168px');
});
