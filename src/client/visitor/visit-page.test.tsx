// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { VisitorProblem } from '#contract/demos/visitor.ts';
import { createVisit } from './create-visit.ts';
import { VisitPage } from './visit-page.tsx';

afterEach(cleanup);
afterEach(() => void vi.unstubAllGlobals());

it('the page asks for the password of a demo under its title, also after a wrong one and after too many', async () => {
  const refused: VisitorProblem[] = [
    { code: 'password-needed', detail: '', title: 'Refund helper' },
    { code: 'wrong-password', detail: '', triesLeft: 1 },
    { code: 'too-many-tries', detail: '', until: Date.now() },
  ];
  vi.stubGlobal('fetch', async () => Response.json(refused.shift(), { status: 401 }));
  render(<VisitPage name="refunds" store={createVisit('refunds')} />);
  const field = await screen.findByLabelText('Password');
  const user = userEvent.setup();
  for (const said of [/^$/, /^That is not the password\. 1 try left\./, /^Too many tries\./]) {
    await screen.findByText((_, element) => element?.role === 'alert' && said.test(element.textContent ?? ''));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Refund helper');
    expect(document.title).toBe('Refund helper');
    await user.type(field, 'guess{Enter}');
  }
});
