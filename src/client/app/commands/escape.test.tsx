// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { ComponentNode } from '../../bench/graph/canvas/component-node.tsx';
import { GraphActionsContext } from '../../bench/graph/model/graph-actions.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { WidePanes } from '../panes/wide-panes.tsx';
import { useShortcuts } from './use-shortcuts.ts';

afterEach(cleanup);

const nothing = () => undefined;

function Keys({ stop, children }: { stop: () => void; children: ReactNode }) {
  useShortcuts({
    run: nothing,
    stop,
    leave: () => null,
    openPalette: nothing,
    openHelp: nothing,
    goToPane: nothing,
    cycleTheme: nothing,
    present: nothing,
  });
  return children;
}

/** Renders a part of the page while a run is in progress. */
function renderWhileRunning(part: ReactNode) {
  const stop = vi.fn();
  return { ...renderPage(<Keys stop={stop}>{part}</Keys>), stop };
}

it('Escape in Request, opened over the other panes, closes it, and only then stops a run', async () => {
  const { user, stop } = renderWhileRunning(
    <WidePanes
      isCompact
      requestSummary={null}
      tweaksSummary={null}
      renderRequest={(actions) => actions}
      renderTweaks={() => null}
      renderResults={() => null}
    />,
  );
  const rail = screen.getByRole('button', { name: 'Expand Request' });
  await user.click(rail);
  expect(rail.getAttribute('aria-expanded')).toBe('true');
  fireEvent.keyDown(screen.getByRole('button', { name: 'Collapse Request' }), { key: 'Escape' });
  expect(rail.getAttribute('aria-expanded')).toBe('false');
  expect(stop).not.toHaveBeenCalled();
  fireEvent.keyDown(rail, { key: 'Escape' });
  expect(stop).toHaveBeenCalledOnce();
});

function Graph() {
  const [selected, select] = useState<string | null>('Prompt-1');
  const model = {
    id: 'Prompt-1',
    name: 'Prompt',
    type: 'Prompt',
    isInput: false,
    isOutput: false,
    isFed: false,
    isFeeding: false,
    inside: 0,
    state: null,
    change: null,
    lines: [],
    more: 0,
    notReached: null,
    isIdle: false,
    label: 'Prompt',
    width: 200,
    height: 60,
  };
  return (
    <GraphActionsContext value={{ select, goToLine: nothing, move: nothing, focused: nothing }}>
      <ReactFlowProvider>
        <ComponentNode
          id={model.id}
          type="component"
          data={{ model, progress: null, isTabStop: true }}
          selected={selected === model.id}
          dragging={false}
          draggable={false}
          selectable={false}
          deletable={false}
          isConnectable={false}
          zIndex={0}
          positionAbsoluteX={0}
          positionAbsoluteY={0}
        />
      </ReactFlowProvider>
    </GraphActionsContext>
  );
}

it('Escape on a component of the graph closes its details, and only then stops a run', () => {
  const { stop } = renderWhileRunning(<Graph />);
  const node = screen.getByRole('button', { name: 'Prompt', pressed: true });
  fireEvent.keyDown(node, { key: 'Escape' });
  expect(node.getAttribute('aria-pressed')).toBe('false');
  expect(stop).not.toHaveBeenCalled();
  fireEvent.keyDown(node, { key: 'Escape' });
  expect(stop).toHaveBeenCalledOnce();
});
