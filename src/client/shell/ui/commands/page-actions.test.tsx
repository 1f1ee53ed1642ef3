// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { PageAction } from '../../state/ui-state.ts';
import { pageActions, usePageActions } from './page-actions.ts';

afterEach(cleanup);

function Offer({ name, actions }: { name: string | null; actions: readonly PageAction[] }) {
  usePageActions(name, actions);
  return null;
}

const labels = () => pageActions().map(({ label, section }) => `${label}, ${section}`);

it('the list of actions has those of mounted components, each name once, without blocked ones', () => {
  const doNothing = () => undefined;
  const sort = { label: 'Sort', onSelect: doNothing };
  const { unmount } = render(
    <>
      <Offer name="Tweaks menu" actions={[sort, { label: 'Clear', onSelect: doNothing, isBlocked: true }]} />
      <Offer name="Request" actions={[sort, { label: 'Add input', onSelect: doNothing }]} />
      <Offer name={null} actions={[{ label: 'Duplicate', onSelect: doNothing }]} />
    </>,
  );
  expect(labels()).toEqual(['Sort, Tweaks menu', 'Add input, Request']);
  unmount();
  expect(labels()).toEqual([]);
});

it('an action runs as in the latest render', () => {
  const [before, now] = [vi.fn(), vi.fn()];
  const { rerender } = render(<Offer name="Tweaks" actions={[{ label: 'Run', onSelect: before }]} />);
  rerender(<Offer name="Tweaks" actions={[{ label: 'Run', onSelect: now }]} />);
  pageActions()[0]?.onSelect();
  expect([before.mock.calls.length, now.mock.calls.length]).toEqual([0, 1]);
});
