// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import { answeredRun, messageResult, outputReady, runOf, textDelta } from '#run/testing/run-of.ts';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { type PageOptions, renderPage } from '../../testing/render-page.tsx';
import { ResultsPane } from './results-pane.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

function Typist() {
  const { setValue } = useDraftForm();
  return <input aria-label="typed" onChange={(event) => setValue('inputs.0.value', event.currentTarget.value)} />;
}

async function show(run: Run, options: Omit<PageOptions, 'runs'> = {}) {
  const page = renderPage(<ResultsPane />, { runs: [run], ...options });
  await screen.findByRole('textbox', { name: /Search results|Raw response|Find a key/ });
  return page;
}

function answer(name: string): Promise<HTMLElement> {
  return screen.findByRole('article', { name });
}

describe('the Results pane before the first run', () => {
  it('says how to start, and opens an example on click', async () => {
    const samples = [{ id: 's1', name: 'Two inputs, two answers', description: 'Greets.', is_sample: true }];
    const others = [{ id: 'f1', name: 'Mine' }];
    const { user, addresses } = renderPage(<ResultsPane />, {
      samples: [...samples, ...others],
    });
    expect(screen.getByRole('heading', { name: 'Nothing has run yet' })).toBeTruthy();
    expect(screen.getByText(/^Press Run: \w+ inputs? (is|are) ready\. Then open Inside/)).toBeTruthy();
    expect(screen.getByText(/^You are on the embedded engine, which .* needs no key or account\.$/)).toBeTruthy();
    const examples = within(screen.getByRole('region', { name: 'Examples' }));
    expect(examples.getAllByRole('button')).toHaveLength(1);
    await user.click(examples.getByRole('button', { name: 'Open Two inputs, two answers' }));
    await waitFor(() => expect(addresses.at(-1)).toContain('flow=s1'));
  });

  it('shows six examples, the second a tweak that does nothing, then all', async () => {
    const names = ['One', 'Tone switcher', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'];
    const samples = names.map((name) => ({
      id: `flow ${name}`,
      name,
      endpoint_name: name.toLowerCase().replace(' ', '-'),
      is_sample: true,
    }));
    const { user, addresses } = renderPage(<ResultsPane />, { samples });
    const examples = within(screen.getByRole('region', { name: 'Examples' }));
    const open = () => examples.getAllByRole('button', { name: /^Open / }).map((one) => one.getAttribute('aria-label'));
    expect(open()).toHaveLength(6);
    expect(open()[1]).toBe('Open A tweak that does nothing');
    await user.click(examples.getByRole('button', { name: 'All 9 examples' }));
    expect(open()).toHaveLength(9);
    await user.click(examples.getByRole('button', { name: 'Open A tweak that does nothing' }));
    await waitFor(() => expect(addresses.at(-1)).toContain('flow=flow+Tone+switcher'));
  });
});

describe('answers', () => {
  it('are listed under their input, in order, with name and id', async () => {
    await show(answeredRun(['First *answer*', 'Second answer']));
    const regions = screen.getAllByRole('region', { name: /answers$/ });
    expect(regions.map((region) => region.getAttribute('aria-label'))).toEqual(['Input 1 answers', 'Input 2 answers']);
    expect(regions[0]?.textContent).toContain('question 1');
    const article = await answer('Chat Output, Input 1');
    expect(within(article).getByRole('heading', { name: 'Chat Output' })).toBeTruthy();
    expect(within(article).getByRole('button', { name: 'Copy text of Chat Output, Input 1' })).toBeTruthy();
    expect(article.textContent).toContain('ChatOutput-o1');
    expect((await within(article).findByText('answer')).tagName).toBe('EM');
  });

  it('are marked busy only while they are streaming, without a live region', async () => {
    const request = { inputs: [{ input_value: 'hi' }], stream: true };
    const events = [[100, textDelta(0, 'Hello **wor')]] as const;
    const page = await show(runOf({ request, events, end: 'running' }));
    const article = await answer('Chat Output, Input 1');
    const busy = article.querySelector('[aria-busy=true]');
    await waitFor(() => expect(busy?.querySelector('strong')?.textContent).toBe('wor'));
    expect(article.querySelector('[aria-live], [role=status], [role=log]')).toBeNull();
    expect(within(article).getByRole('img', { name: 'Receiving Chat Output, Input 1' })).toBeTruthy();
    expect(within(article).getByRole('button', { name: 'Copy text' })).toBeTruthy();
    expect(within(article).queryByRole('button', { name: /menu$/ })).toBeNull();
    expect(within(article).queryByRole('button', { name: /^Save as test/ })).toBeNull();
    page.unmount();

    await show(runOf({ request, events: [...events, [200, outputReady(0, messageResult('Hello **world**'))]] }));
    const done = await answer('Chat Output, Input 1');
    expect(done.querySelector('[aria-busy]')).toBeNull();
    expect(within(done).getByRole('img', { name: 'Held back of Chat Output, Input 1' })).toBeTruthy();
    expect(within(done).getByRole('button', { name: 'Save as test, Chat Output, Input 1' }).textContent).toBe(
      'Save as test',
    );
    await userEvent.click(within(done).getByRole('button', { name: 'Chat Output, Input 1 menu' }));
    const items = await screen.findAllByRole('menuitem');
    expect(items.map((item) => item.textContent)).toEqual([
      'Copy accessor',
      'Show in JSON',
      'Download result (JSON)',
      'Download answer (Markdown)',
    ]);
  });

  it('that were stopped keep their text and say so', async () => {
    await show(runOf({ events: [[100, textDelta(0, 'Half of')]], end: 'stopped', at: 812 }));
    const article = await answer('Chat Output, Input 1');
    expect(article.textContent).toContain('Half of');
    expect(article.textContent).toContain('Stopped by you after 812 ms. This text is not complete.');
  });

  it('that were requested but are missing are explained', async () => {
    const request = {
      inputs: [{ input_value: 'hi' }],
      outputs: ['Nope', 'ChatOutput-o1', 'Language Model'],
      stream: false,
    };
    await show(
      runOf({
        request,
        events: [
          [1, outputReady(0, messageResult('fine'))],
          [2, { event: 'input-end', at: 1, input: 0 }],
        ],
      }),
    );
    const region = screen.getByRole('region', { name: 'Input 1 answers' });
    expect(region.textContent).toContain('You asked for the output Nope, but no component has this name.');
    const model = await answer('Language Model, Input 1');
    expect(model.textContent).toMatch(
      /(You asked for Language Model, but the server did not return it|Language Model did not run)/,
    );
  });

  it('that repeat another input are flagged', async () => {
    await show(answeredRun(['same', 'same']));
    expect(screen.getByRole('region', { name: 'Input 2 answers' }).textContent).toContain(
      'Both inputs got the same text. Check that each input reached its component.',
    );
    expect(screen.getByRole('region', { name: 'Input 1 answers' }).textContent).not.toContain('same text');
  });

  it('show the error of their input after the partial answers', async () => {
    const error = { status: 500, body: { detail: 'Error building Component Language Model: \n\nboom' } };
    const request = { inputs: [{ input_value: 'a' }, { input_value: 'b' }], stream: true };
    const { user } = await show(
      runOf({
        request,
        events: [
          [1, outputReady(0, messageResult('fine'))],
          [2, { event: 'input-end', at: 1, input: 0 }],
          [3, textDelta(1, 'before it')],
          [4, { event: 'input-error', at: 2, input: 1, error }],
        ],
      }),
    );
    const region = screen.getByRole('region', { name: 'Input 2 answers' });
    const alert = within(region).getByRole('alert', { name: 'Language Model stopped with an error' });
    expect(within(region).getByText('before it').compareDocumentPosition(alert)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await user.type(screen.getByRole('textbox', { name: 'Search results' }), 'boom');
    expect(screen.queryByRole('region', { name: 'Input 1 answers' })).toBeNull();
    expect(screen.getByRole('alert', { name: 'Language Model stopped with an error' })).toBeTruthy();
  });

  it('can be grouped by output, and limited to one input', async () => {
    const { user } = await show(answeredRun(['one', 'two']));
    const display = async (name: string) => {
      await user.click(await screen.findByRole('button', { name: 'Display' }));
      await user.click(await screen.findByRole('menuitemradio', { name }));
    };
    await display('Output');
    const region = screen.getByRole('region', { name: 'Chat Output answers' });
    expect(within(region).getAllByRole('article')).toHaveLength(2);
    await display('Input 2');
    expect(
      within(region)
        .getAllByRole('article')
        .map((item) => item.getAttribute('aria-label')),
    ).toEqual(['Chat Output, Input 2']);
  });

  it('do not render again while the user types into the request', async () => {
    let drawn = 0;
    const error: RunError = {
      kind: 'unreachable',
      status: null,
      requestIndex: 0,
      elapsedMs: 1,
      // The error view reads this each time that it renders.
      get raw() {
        drawn += 1;
        return '';
      },
    };
    const { user } = renderPage(
      <>
        <Typist />
        <ResultsPane />
      </>,
      { runs: [runOf({ error })] },
    );
    // Wait until it is committed: typing would interrupt and restart a render.
    await screen.findByRole('alert');
    const before = drawn;
    expect(before).toBeGreaterThan(0);
    await user.type(screen.getByRole('textbox', { name: 'typed' }), 'abc');
    expect(await screen.findByText('Changed since run #1: Input 1.')).toBeTruthy();
    expect(drawn).toBe(before);
  });
});

describe('an older run', () => {
  it('says so, and can restore its tweaks', async () => {
    const old = { ...answeredRun(['old'], { number: 1 }) };
    const runs = [old, answeredRun(['new'], { number: 2 })];
    const page = renderPage(<ResultsPane />, {
      runs,
      draft: { tweaksText: '{ "tone": "dry" }' },
    });
    expect(await screen.findByText('Run #1, opened from history. Changed since run #1: tone.')).toBeTruthy();
    await page.user.click(screen.getByRole('button', { name: 'Restore its tweaks' }));
    expect(await screen.findByText('Run #1, opened from history.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Restore its tweaks' })).toBeNull();
  });

  it('says that it is from another server, and cannot be run again on this one', async () => {
    const run = answeredRun(['hi'], { server: LANGFLOW_SERVER, address: 'http://flows:7860' });
    await show(run);
    expect(
      await screen.findByText('Run #1 of Sample on Langflow 1.13.0, flows:7860, opened from history'),
    ).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Restore its request' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Run input 1 again' })).toBeNull();
  });
});
