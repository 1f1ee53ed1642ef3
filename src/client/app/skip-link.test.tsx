// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { PartTitle } from '../shell/ui/focus/part-title.tsx';
import { BareLayout } from '../testing/bare-layout.tsx';
import { renderPage } from '../testing/render-page.tsx';
import { SkipLink } from './skip-link.tsx';

afterEach(cleanup);

it.each([
  ['', 'results'],
  ['mode=tests', 'tests'],
] as const)('the skip link leads to the shown region and is named after it: "%s"', async (search, region) => {
  const { user } = renderPage(
    <>
      <SkipLink />
      <BareLayout />
      <PartTitle of={region}>Here</PartTitle>
    </>,
    { search },
  );
  await user.click(screen.getByRole('link', { name: `Go to ${region}` }));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Here' }));
});
