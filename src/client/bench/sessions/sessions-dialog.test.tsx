// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import type { UseFormReturn } from 'react-hook-form';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { SessionsButton } from './sessions-button.tsx';

type Answer = () => Response;
let routes: Record<string, Answer>;
let deleted: string[];

const json = (value: unknown) => () => new Response(JSON.stringify(value));
const message = (id: string, text: string, sender: string) => ({
  id,
  text,
  sender,
  sender_name: sender === 'User' ? 'User' : 'AI',
  session_id: 'tb-1',
  timestamp: `2026-01-01T00:00:0${id}`,
});

beforeEach(() => {
  deleted = [];
  routes = {
    '/api/v1/monitor/messages/sessions': json(['tb-1', 'flow-1']),
    '/api/v1/monitor/messages': json([message('2', 'Hello Ada', 'Machine'), message('1', 'My name is Ada', 'User')]),
  };
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    const path = input.split('?')[0] ?? '';
    if (init.method === 'DELETE') {
      deleted.push(path);
      routes['/api/v1/monitor/messages/sessions'] = json(['flow-1']);
      return new Response(null, { status: 204 });
    }
    return (routes[path] ?? (() => new Response('{"detail":"Not Found"}', { status: 404 })))();
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

function Probe({ onForm }: { onForm: (form: UseFormReturn<RequestDraft>) => void }) {
  onForm(useDraftForm());
  return null;
}

async function openSessions() {
  const forms: UseFormReturn<RequestDraft>[] = [];
  const page = renderPage(
    <>
      <SessionsButton />
      <Probe onForm={(form) => forms.push(form)} />
    </>,
  );
  await page.user.click(screen.getByRole('button', { name: 'Sessions' }));
  const dialog = await screen.findByRole('dialog', { name: 'Sessions' });
  return { ...page, dialog, draft: () => forms[0]?.getValues() };
}

describe('the sessions of a flow', () => {
  it('are shown in parts, each with its newest 100 messages, however many the server sends', async () => {
    const many = Array.from({ length: 3_000 }, (_, at) => `tb-${at + 1}`);
    routes['/api/v1/monitor/messages/sessions'] = json(many);
    routes['/api/v1/monitor/messages'] = json(many.map((id, at) => message(`${at + 10_000}`, id, 'User')));
    const { user, dialog } = await openSessions();
    const messages = await within(dialog).findByRole('list', { name: 'Messages' });
    expect(within(messages).getAllByRole('listitem')).toHaveLength(100);
    expect(messages.textContent).toContain('tb-3000');
    const listed = () => within(dialog).getAllByRole('button', { name: /^tb-/ }).length;
    expect(listed()).toBe(100);
    await user.click(within(dialog).getByRole('button', { name: 'Show 100 more of 3,000 sessions' }));
    expect(listed()).toBe(200);
  });

  it('are listed with their messages, oldest first, and one can be used again', async () => {
    const { user, dialog, draft } = await openSessions();
    const texts = await within(dialog).findAllByText(/Ada/);
    expect(texts.map(({ textContent }) => textContent)).toEqual(['My name is Ada', 'Hello Ada']);
    await user.click(within(dialog).getByRole('button', { name: 'Use this session' }));
    expect(draft()?.sessionId).toBe('tb-1');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('open at the newest message', async () => {
    const height = vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(4000);
    const { dialog } = await openSessions();
    const list = await within(dialog).findByRole('list', { name: 'Messages' });
    expect(list.parentElement?.scrollTop).toBe(4000);
    height.mockRestore();
  });

  it('mark the flow’s own session, which is used by leaving the field empty', async () => {
    const { user, dialog, draft } = await openSessions();
    await user.click(await within(dialog).findByRole('button', { name: "The flow's own session" }));
    await user.click(within(dialog).getByRole('button', { name: 'Use this session' }));
    expect(draft()?.sessionId).toBe('');
  });

  it('are deleted only after a confirmation', async () => {
    const { user, dialog } = await openSessions();
    await user.click(await within(dialog).findByRole('button', { name: 'Delete session' }));
    expect(document.activeElement?.textContent).toBe('Keep it');
    await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
    expect(deleted).toEqual([]);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Delete session'));
    await user.click(within(dialog).getByRole('button', { name: 'Delete session' }));
    await user.click(within(dialog).getByRole('button', { name: 'Delete for good' }));
    expect(await within(dialog).findByRole('region', { name: "Session The flow's own session" })).toBeDefined();
    expect(deleted).toEqual(['/api/v1/monitor/messages/session/tb-1']);
    expect(within(dialog).queryByRole('button', { name: 'tb-1' })).toBeNull();
    await waitFor(() => expect(document.activeElement?.textContent).toBe("The flow's own session"));
  });

  it('are not deleted if their name would change the path of the request', async () => {
    routes['/api/v1/monitor/messages/sessions'] = json(['..']);
    const { user, dialog } = await openSessions();
    await user.click(await within(dialog).findByRole('button', { name: 'Delete session' }));
    await user.click(within(dialog).getByRole('button', { name: 'Delete for good' }));
    const alert = await within(dialog).findByText(/The server did not delete the session. It cannot delete one/);
    expect(alert).toBeDefined();
    expect(deleted).toEqual([]);
  });

  it('are taken from the messages if the server cannot list them', async () => {
    delete routes['/api/v1/monitor/messages/sessions'];
    const { dialog } = await openSessions();
    expect(await within(dialog).findByRole('button', { name: 'tb-1' })).toBeDefined();
  });

  it('show a message if there are none, or if they cannot be loaded', async () => {
    routes['/api/v1/monitor/messages/sessions'] = json([]);
    const { dialog } = await openSessions();
    expect(await within(dialog).findByText(/This flow has no session yet/)).toBeDefined();
    cleanup();
    routes = {};
    const failed = await openSessions();
    const alert = await within(failed.dialog).findByRole('alert');
    expect(alert.textContent).toContain('Could not load the sessions. Something answers at this address');
    routes = { '/api/v1/monitor/messages/sessions': json(['tb-9']), '/api/v1/monitor/messages': json([]) };
    await failed.user.click(within(failed.dialog).getByRole('button', { name: 'Try again' }));
    expect(await within(failed.dialog).findByText('No messages in this session')).toBeDefined();
  });
});
