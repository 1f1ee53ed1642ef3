// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import type { UseFormReturn } from 'react-hook-form';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { type PageOptions, renderPage, sampleDetail } from '../../testing/render-page.tsx';
import { PlanPanel } from './plan-panel.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  cleanup();
  localStorage.clear();
});

function Probe({ onForm }: { onForm: (form: UseFormReturn<RequestDraft>) => void }) {
  onForm(useDraftForm());
  return null;
}

function renderPlan(options: PageOptions, onClose = () => undefined) {
  const forms: UseFormReturn<RequestDraft>[] = [];
  const page = renderPage(
    <>
      <PlanPanel onClose={onClose} />
      <Probe onForm={(form) => forms.push(form)} />
    </>,
    options,
  );
  return { ...page, draft: () => forms[0]?.getValues() };
}

function inputsOf(...values: string[]): RequestDraft['inputs'] {
  return values.map((value) => ({ id: `id-${value}`, value, components: [], type: 'chat' }));
}

const onLangflow = { server: { ...LANGFLOW_SERVER, streamsWorkflows: true } };

describe('the panel', () => {
  it('takes the focus, and is closed by Escape and by its button', async () => {
    const onClose = vi.fn();
    const { user } = renderPlan({}, onClose);
    const panel = screen.getByRole('dialog', { name: 'What will be sent' });
    expect(panel.getAttribute('aria-modal')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'What will be sent' }));
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalledTimes(2);
  });

  it('is a page with Back on a narrow screen', async () => {
    const onClose = vi.fn();
    // The size of the window of a phone.
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: query === '(max-width: 819px)',
      addEventListener() {},
      removeEventListener() {},
    }));
    const { user } = renderPlan({}, onClose);
    expect(screen.getByRole('dialog', { name: 'What will be sent' }).getAttribute('aria-modal')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
  });
});

describe('the plan for the embedded engine', () => {
  it('is one request for all inputs, with nothing to choose', async () => {
    renderPlan({ draft: { inputs: inputsOf('one', 'two') } });
    expect(await screen.findByText('2 inputs, 1 request')).toBeDefined();
    const [block, ...others] = within(screen.getByRole('list', { name: 'Requests' })).getAllByRole('listitem');
    expect(others).toEqual([]);
    expect(block?.textContent).toContain('/api/v1/run/advanced/flow-1');
    expect(block?.textContent).toContain('2 inputs, starting with “one”');
    const limits = screen.getByText(
      'Times out after 15 min, or 2 min without data. Stop also ends the run on the server.',
    );
    expect(limits).toBeDefined();
    expect(block?.textContent).toContain("the flow's own, shared by all runs");
    expect(block?.textContent).toContain('streamed');
    expect(screen.getByRole('heading', { name: 'Why one request' })).toBeDefined();
    expect(screen.getByText(/^The embedded engine answers each input of a list/)).toBeDefined();
    expect(screen.queryByRole('radiogroup', { name: 'Requests made' })).toBeNull();
    expect(screen.queryByRole('radiogroup', { name: 'Order' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Send to run/advanced only' })).toBeNull();
  });
});

describe('the plan for a Langflow', () => {
  it('has a block for each input, with the reason, and says what Stop cannot do', async () => {
    renderPlan({ ...onLangflow, draft: { stream: false, inputs: inputsOf('one', 'two'), outputs: ['Chat Output'] } });
    expect(await screen.findByText('2 inputs, 2 requests')).toBeDefined();
    expect(
      screen.getByText(/answers only the first input of a request, so each input is sent in its own request/),
    ).toBeDefined();
    const second = screen.getByRole('listitem', { name: 'Request 2' });
    expect(second.textContent).toContain('two');
    expect(second.textContent).toContain('Every chat input');
    expect(second.textContent).toContain('Chat Output');
    expect(screen.getByText(/the server runs to the end/)).toBeDefined();
  });

  it('shows the time limits, and with a relay its limits of time and size', async () => {
    renderPlan({ ...onLangflow, draft: { stream: true } });
    expect(await screen.findByText(/Times out after 15 min, or 2 min without data\./)).toBeDefined();
    cleanup();
    const limits = { totalMs: 60_000, idleMs: 90_500, bodyBytes: 10 * 1024 ** 2 };
    renderPlan({ ...onLangflow, baseUrl: '/relay/a', relay: { configured: null, limits }, draft: { stream: false } });
    const sentence = /Times out after 1 min, or 90\.5 s without data\. This server forwards .* 10 MB\./;
    expect(await screen.findByText(sentence)).toBeDefined();
    cleanup();
    // The limits are cached from an earlier connection.
    renderPlan({ ...onLangflow, relay: { configured: null, limits }, draft: { stream: false } });
    expect(await screen.findByText(/Times out after 15 min\. Stop/)).toBeDefined();
  });

  it('stores the chosen order with the draft', async () => {
    const { user, draft } = renderPlan({ ...onLangflow, draft: { stream: false, inputs: inputsOf('one', 'two') } });
    await user.click(await screen.findByRole('radio', { name: 'At once' }));
    expect(draft()?.choices?.requestsAtOnce).toBe(4);
    const field = await screen.findByRole('textbox', { name: 'Requests at once' });
    await user.clear(field);
    await user.type(field, '99');
    expect(screen.getByText('2 to 50')).toBeDefined();
    await user.clear(field);
    await user.type(field, '8');
    expect(draft()?.choices?.requestsAtOnce).toBe(8);
    await user.click(screen.getByRole('radio', { name: 'One after the other' }));
    expect(draft()?.choices?.requestsAtOnce).toBe(1);
  });

  it('offers 8 at once for a flow that waits for a model', async () => {
    const index = indexFlow(
      smallFlow([{ id: 'ChatInput-1', type: 'ChatInput', fields: { model: { type: 'model', value: [] } } }]),
    );
    const options = { ...onLangflow, draft: { stream: false, inputs: inputsOf('one', 'two') } };
    const { user, draft } = renderPlan({ ...options, flow: { ...sampleDetail, index } });
    await user.click(await screen.findByRole('radio', { name: 'At once' }));
    await user.click(await screen.findByRole('button', { name: 'Send 8 at once' }));
    expect(draft()?.choices?.requestsAtOnce).toBe(8);
    expect(screen.getByRole('textbox', { name: 'Requests at once' })).toHaveProperty('value', '8');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Send 8 at once' })).toBeNull());
  });

  it('streams on another route, unless run/advanced is chosen', async () => {
    const { user } = renderPlan({ ...onLangflow, draft: { inputs: inputsOf('one') } });
    expect(await screen.findByText(/the text streams from \/api\/v1\/run/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Send to run/advanced only' }));
    expect(await screen.findByText(/You chose run\/advanced only/)).toBeDefined();
    const pressed = screen.getByRole('button', { name: 'Send to run/advanced only', pressed: true });
    expect(screen.getByRole('listitem', { name: 'Request 1' }).textContent).toContain('/api/v1/run/advanced/flow-1');
    await user.click(pressed);
    expect(await screen.findByText(/the text streams from \/api\/v1\/run/)).toBeDefined();
  });

  it('makes one request, or one for each input, and says what will happen', async () => {
    const { user } = renderPlan({ ...onLangflow, draft: { stream: false, inputs: inputsOf('one', 'two') } });
    const made = within(await screen.findByRole('radiogroup', { name: 'Requests made' }));
    expect(made.getByRole('radio', { name: 'One for each input', checked: true })).toBeDefined();
    await user.click(made.getByRole('radio', { name: 'One request' }));
    expect(await screen.findByText('2 inputs, 1 request')).toBeDefined();
    expect(screen.getByText(/answers each input with the answer to the first/)).toBeDefined();
  });

  it('shows headers and body without the key or a secret tweak', async () => {
    const { user, container } = renderPlan({
      ...onLangflow,
      apiKey: 'sk-canary-key',
      draft: { stream: false, tweaksText: '{"Model-m1": {"api_key": "sk-canary-tweak", "words": 3}}' },
    });
    await user.click(await screen.findByRole('button', { name: 'Show headers and body of request 1' }));
    expect(container.textContent).toContain('x-api-key: ••••••••');
    expect(container.textContent).toContain('"words": 3');
    expect(container.innerHTML).not.toContain('canary');
  });

  it('leaves broken tweaks out and says so', async () => {
    renderPlan({ ...onLangflow, draft: { stream: false, tweaksText: '{' } });
    expect(await screen.findByText(/Run cannot send this yet/)).toBeDefined();
    expect(await screen.findByText('Not valid JSON yet')).toBeDefined();
  });

  it('renders only some of a thousand requests', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => `input ${at}`);
    const { user } = renderPlan({ ...onLangflow, draft: { stream: false, inputs: inputsOf(...many) } });
    expect(await screen.findByText('1,000 inputs, 1,000 requests')).toBeDefined();
    expect(screen.getAllByRole('listitem')).toHaveLength(20);
    await user.click(screen.getByRole('button', { name: 'Show 100 more of 1,000 requests' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(120);
  });
});
