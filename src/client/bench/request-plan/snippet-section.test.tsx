// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { type PageOptions, renderPage } from '../../testing/render-page.tsx';
import { PlanPanel } from './plan-panel.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

function inputsOf(count: number) {
  return Array.from({ length: count }, (_, position) => ({
    id: `${position}`,
    value: `value ${position + 1}`,
    components: [],
    type: 'any' as const,
  }));
}

async function renderSnippet(options: PageOptions) {
  const page = renderPage(<PlanPanel onClose={() => undefined} />, options);
  const snippet = await screen.findByRole('region', { name: 'Snippet' });
  return { ...page, snippet, tabs: within(screen.getByRole('tablist', { name: 'Snippet language' })) };
}

const onLangflow = { server: LANGFLOW_SERVER, draft: { stream: false, inputs: inputsOf(2) } };

describe('the snippet', () => {
  it('is in the chosen language, which is remembered', async () => {
    const { user, snippet, tabs } = await renderSnippet(onLangflow);
    expect(snippet.textContent).toContain('curl -sS');
    await user.click(tabs.getByRole('tab', { name: 'Python' }));
    expect(snippet.textContent).toContain('import urllib.request');
    cleanup();
    const next = await renderSnippet(onLangflow);
    expect(next.snippet.textContent).toContain('import urllib.request');
    await next.user.click(next.tabs.getByRole('tab', { name: 'TypeScript' }));
    expect(next.snippet.textContent).toContain('const body: unknown = ');
    await next.user.click(next.tabs.getByRole('tab', { name: 'JavaScript' }));
    expect(next.snippet.textContent).toContain('const body = ');
  });

  it('is for the chosen request, or for all', async () => {
    const { user, snippet } = await renderSnippet(onLangflow);
    const choice = within(screen.getByRole('radiogroup', { name: 'Snippet for' }));
    expect(snippet.textContent).toContain('value 1');
    await user.click(choice.getByRole('radio', { name: '2' }));
    expect(snippet.textContent).not.toContain('value 1');
    expect(snippet.textContent).toContain('value 2');
    await user.click(choice.getByRole('radio', { name: 'Both' }));
    expect(snippet.textContent).toContain('value 1');
    expect(snippet.textContent).toContain('value 2');
  });

  it('is chosen by number if there are many', async () => {
    const { user, snippet } = await renderSnippet({
      server: LANGFLOW_SERVER,
      draft: { stream: false, inputs: inputsOf(30) },
    });
    const field = screen.getByRole('textbox', { name: 'Request number' });
    await user.clear(field);
    expect(screen.getByText('1 to 30')).toBeDefined();
    await user.type(field, '12');
    expect(snippet.textContent).toContain('"value 12"');
    await user.click(screen.getByRole('radio', { name: 'All 30' }));
    expect(snippet.textContent).toContain('"value 30"');
  });

  it('reads the key and secrets from the environment', async () => {
    const { user, container, tabs, snippet } = await renderSnippet({
      server: LANGFLOW_SERVER,
      apiKey: 'sk-canary-key',
      draft: { stream: false, tweaksText: '{"Model-m1": {"phrase": "sk-canary-tweak"}}' },
    });
    for (const name of ['cURL', 'Python', 'TypeScript', 'JavaScript']) {
      await user.click(tabs.getByRole('tab', { name }));
      expect(snippet.textContent).toContain('Set LANGFLOW_API_KEY to the API key of the server.');
      expect(snippet.textContent).toContain('Set MODEL_M1_PHRASE to the secret for Model-m1 · phrase.');
      expect(container.innerHTML).not.toContain('canary');
    }
  });

  it('has the address of the embedded engine for its single request', async () => {
    const { snippet } = await renderSnippet({});
    expect(screen.queryByRole('radiogroup', { name: 'Snippet for' })).toBeNull();
    expect(snippet.textContent).toContain(`${location.origin}/api/v1/run/advanced/flow-1`);
    expect(snippet.textContent).not.toContain('LANGFLOW_API_KEY');
  });
});
