// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readTabKey, writeTabKey } from '../../shell/api/connection-store.ts';
import { curl, openPaste, PASTED_KEY, pastedBody } from '../../testing/open-paste.tsx';

const ADDRESS = 'http://other.example:7860';

beforeEach(() => {
  // happy-dom has no `document.fonts`, which the autosizing text area listens to.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

/** Only the relay answers. Returns the requests that it received. */
function stubRelay(answer: () => Promise<Response>) {
  const relayRequest: { signal: AbortSignal | null } = { signal: null };
  vi.stubGlobal('fetch', (input: string, { signal = null }: RequestInit) => {
    if (input !== '/relay') return Promise.resolve(new Response('null'));
    relayRequest.signal = signal;
    return answer();
  });
  return relayRequest;
}

const connect = () => screen.findByRole('button', { name: 'Connect to other.example:7860' });
const throughRelay = () => screen.findByRole('switch', { name: 'Send through this server' });
const ownKeyLess = JSON.stringify(pastedBody);

describe('the server of a pasted request', () => {
  it('keeps its known key if the text has none', async () => {
    stubRelay(() => Promise.reject(new TypeError('unused')));
    writeTabKey(ADDRESS, 'known-key');
    const text = `curl ${ADDRESS}/api/v1/run/advanced/flow-1 --json '${ownKeyLess}'`;
    const { user, outside } = openPaste(text);
    await user.click(await connect());
    await waitFor(() => expect(outside.connection).toMatchObject({ address: ADDRESS, apiKey: 'known-key' }));
    expect(readTabKey(ADDRESS)).toBe('known-key');
  });

  it('keeps its known key if the user does not want the key of the text', async () => {
    stubRelay(() => Promise.reject(new TypeError('unused')));
    writeTabKey(ADDRESS, 'known-key');
    const { user, outside } = openPaste(curl('flow-1', pastedBody, ADDRESS));
    await user.click(await screen.findByRole('switch', { name: /^Use the key for/ }));
    await user.click(await connect());
    await waitFor(() => expect(outside.connection).toMatchObject({ address: ADDRESS, apiKey: 'known-key' }));
    expect(readTabKey(ADDRESS)).toBe('known-key');
  });

  it('remembers the key of the text as long as the previous key', async () => {
    stubRelay(() => Promise.reject(new TypeError('unused')));
    writeTabKey(ADDRESS, 'known-key');
    const { user, outside } = openPaste(curl('flow-1', pastedBody, ADDRESS));
    const keeps = await screen.findByRole<HTMLInputElement>('switch', { name: 'Keep the key across reloads' });
    expect(keeps.checked).toBe(true);
    await user.click(await connect());
    await waitFor(() => expect(outside.connection?.apiKey).toBe(PASTED_KEY));
    expect(readTabKey(ADDRESS)).toBe(PASTED_KEY);
  });

  it('is not connected after the text was removed', async () => {
    const relayRequest = stubRelay(() => new Promise(() => undefined));
    const { user, outside } = openPaste(curl('flow-1', pastedBody, ADDRESS));
    await user.click(await throughRelay());
    await user.click(await connect());
    expect(await screen.findByText('Asking this server')).toBeDefined();
    await waitFor(() => expect(relayRequest.signal?.aborted).toBe(false));
    await user.clear(screen.getByRole('textbox', { name: 'Request text' }));
    await waitFor(() => expect(relayRequest.signal?.aborted).toBe(true));
    expect(outside.connection?.kind).toBe('embedded');
    expect(readTabKey(ADDRESS)).toBeNull();
  });

  it.each([
    [() => Promise.resolve(new Response('{"detail": {"message": "Only this one"}}', { status: 422 })), 'Only this one'],
    [() => Promise.reject(new TypeError('gone')), 'The server of this page does not answer.'],
  ])('is reported with the reason if the relay cannot reach it', async (answer, sentence) => {
    stubRelay(answer);
    const { user, outside } = openPaste(curl('flow-1', pastedBody, ADDRESS));
    await user.click(await throughRelay());
    await user.click(await connect());
    expect(await screen.findByText(sentence)).toBeDefined();
    expect(outside.connection?.kind).toBe('embedded');
  });
});
