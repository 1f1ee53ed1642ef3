// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { keepFocus } from './keep-focus.ts';

afterEach(cleanup);

/** Shows Stop until it is clicked or the work has ended. */
function Part({ children }: { children?: ReactNode }) {
  const [isOver, setOver] = useState(false);
  return (
    <>
      <section ref={keepFocus}>
        <button type="button">First</button>
        <p>
          {!isOver && (
            <button type="button" onClick={() => setOver(true)}>
              Stop
            </button>
          )}
          {children}
          {isOver && <button type="button">Resume</button>}
        </p>
      </section>
      <button type="button" onPointerEnter={() => setOver(true)}>
        Outside
      </button>
      <p>Beside</p>
    </>
  );
}

const button = (name: string) => screen.getByRole('button', { name });

describe('keepFocus', () => {
  it('moves the focus to the control that replaces the focused one', async () => {
    render(<Part />);
    await userEvent.click(button('Stop'));
    await waitFor(() => expect(document.activeElement).toBe(button('Resume')));
  });

  it.each(['Beside', 'Outside', 'Other'])('does nothing if the focus had moved before, to %s', async (label) => {
    render(
      <Part>
        <button type="button">Other</button>
      </Part>,
    );
    await userEvent.click(button('First'));
    await userEvent.tab();
    expect(document.activeElement).toBe(button('Stop'));
    await userEvent.click(screen.getByText(label));
    const at = document.activeElement;
    await userEvent.hover(button('Outside'));
    await screen.findByRole('button', { name: 'Resume' });
    expect(document.activeElement).toBe(at);
  });
});
