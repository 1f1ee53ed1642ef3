// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { PauseLine } from './pause-line.tsx';

afterEach(cleanup);

it('the line of a pause counts down beside the alert, and does not move the button', async () => {
  let wentOn = 0;
  const pause = { cells: 5, until: performance.now() + 2_500, problem: null };
  const { user } = renderPage(<PauseLine pause={pause} onGoOn={() => (wentOn += 1)} onStop={() => undefined} />);
  const alert = screen.getByRole('alert');
  const sentence = '5 cells in a row were refused, because the server asks to wait. Paused.';
  expect(alert.textContent).toBe(sentence);
  const goOn = screen.getByRole('button', { name: 'Go on' });
  const timer = screen.getByRole('timer');
  const first = timer.textContent;
  expect(first).toMatch(/^It can go on in \d s$/);
  await waitFor(() => expect(timer.textContent).not.toBe(first), { timeout: 5_000 });
  expect(screen.getByRole('alert').textContent).toBe(sentence);
  expect(screen.getByRole('button', { name: 'Go on' })).toBe(goOn);
  await user.click(goOn);
  await waitFor(() => expect(wentOn).toBe(1), { timeout: 10_000 });
});

it('the line of a pause says why the run could not go on', () => {
  const pause = { cells: 20, until: null, problem: 'Tweakbench does not answer.' };
  renderPage(<PauseLine pause={pause} onGoOn={() => undefined} onStop={() => undefined} />);
  expect(screen.getByRole('alert').textContent).toBe('Tweakbench does not answer. Paused.');
  expect(screen.queryByRole('timer')).toBeNull();
});
