// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { SHOWN_STATES } from '#flow/tweaks/shown-state.ts';
import { StateMark } from './state-mark.tsx';

afterEach(cleanup);

it('every state has a mark with a shape of its own, so that colour is not needed', () => {
  const shapes = SHOWN_STATES.map((state) => {
    const { container } = render(<StateMark state={state} isColored={false} />);
    return container.querySelector('svg')?.innerHTML;
  });
  expect(new Set(shapes).size).toBe(SHOWN_STATES.length);
});
