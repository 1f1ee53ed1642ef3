// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { PlanButton } from '../bench/request-form/plan-button.tsx';
import { sendUiRequest } from '../shell/state/send-ui-request.ts';
import { renderPage } from '../testing/render-page.tsx';
import { PlanPart } from './plan-part.tsx';

afterEach(cleanup);

it('the button is pressed while the panel is open, closes it, and has the focus after Escape', async () => {
  const { user } = renderPage(
    <>
      <PlanButton />
      <PlanPart isNarrow={false} />
    </>,
  );
  const button = screen.getByRole('button', { name: 'What will be sent', pressed: false });
  button.focus();
  act(() => sendUiRequest('focus', { kind: 'plan' }));
  const panel = await screen.findByRole('dialog', { name: 'What will be sent' });
  expect(button.getAttribute('aria-pressed')).toBe('true');
  await user.keyboard('{Escape}');
  expect(panel.isConnected).toBe(false);
  expect(document.activeElement).toBe(button);
  act(() => sendUiRequest('focus', { kind: 'plan' }));
  await screen.findByRole('dialog');
  await user.click(button);
  expect(screen.queryByRole('dialog')).toBeNull();
});
