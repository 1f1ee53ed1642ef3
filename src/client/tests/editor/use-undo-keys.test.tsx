// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { useUndoKeys } from './use-undo-keys.ts';

afterEach(cleanup);

function Editor({ undo, isCovered }: { undo: () => void; isCovered: boolean }) {
  const root = useRef<HTMLElement>(null);
  useUndoKeys(root, { undo, redo: () => undefined });
  return (
    <div hidden={isCovered}>
      <section ref={root} />
    </div>
  );
}

it.each([
  ['in view', false, 1],
  ['under Compare', true, 0],
])('an edit of a suite that is %s: the keyboard undoes it only while it is in view', (_, isCovered, times) => {
  const undo = vi.fn();
  render(<Editor undo={undo} isCovered={isCovered} />);
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  expect(undo).toHaveBeenCalledTimes(times);
});
