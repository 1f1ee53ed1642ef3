// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, expect, it } from 'vitest';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { renderPage } from '../../testing/render-page.tsx';
import { knobsOf } from './knob-storage.ts';
import { type KnobActions, useKnobs } from './use-knobs.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

interface Used {
  actions?: KnobActions;
}

function Probe({ used }: { used: Used }) {
  const { actions } = useKnobs();
  useEffect(() => {
    used.actions = actions;
  }, [used, actions]);
  return <NoticeList />;
}

it('a flow takes at most 100 knobs, says so, and cuts a long label', () => {
  const many = Array.from({ length: 99 }, (_, at) => ({ component: 'a', field: `f${at}`, label: 'A' }));
  knobsOf('flow-1').write(many);
  const used: Used = {};
  renderPage(<Probe used={used} />);
  const added = (field: string) => {
    let isAdded: boolean | undefined;
    act(() => {
      isAdded = used.actions?.add({ component: 'b', field, label: 'B' });
    });
    return isAdded;
  };
  expect([added('one'), added('two')]).toEqual([true, false]);
  screen.getByText('Present has 100 knobs, and takes no more. Remove one to add another.');
  act(() => used.actions?.rename({ component: 'b', field: 'one' }, 'x'.repeat(400)));
  const saved = knobsOf('flow-1').read();
  expect([saved.length, saved.at(-1)?.label.length]).toEqual([100, 300]);
});
