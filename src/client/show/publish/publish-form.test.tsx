// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { demoSettings } from '#server/testing/test-demos.ts';
import { knobsOf } from '../../draft/knobs/knob-storage.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { type PageOptions, renderPage, sampleDetail } from '../../testing/render-page.tsx';
import { openTestWorkspace, workspaceForEachTest } from '../../testing/test-workspace.ts';
import { demoRequests } from './demo-requests.ts';
import { PublishForm } from './publish-form.tsx';

workspaceForEachTest({ hasEngine: true, settings: { TWEAKBENCH_ALLOWED_HOSTS: 'demos.example' } });
beforeEach(openNewBrowser);
afterEach(cleanup);

const requests = demoRequests(() => null);

/** The form reads the draft once, so it is opened after the draft is filled. */
function OpenLater({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return isOpen ? (
    children
  ) : (
    <button type="button" onClick={() => setOpen(true)}>
      Open the form
    </button>
  );
}

/** `edited`: the name of a demo, null for a new one. */
async function openForm(edited: string | null, options: PageOptions = {}, canPublish = true) {
  const onDone = vi.fn();
  const page = await act(async () =>
    renderPage(
      <OpenLater>
        <PublishForm
          flow={edited === null ? { ...sampleDetail, id: 'tone-switcher' } : sampleDetail}
          server="embedded"
          edited={edited}
          list={{ demos: [], requests, canPublish, links: [location.origin] }}
          onDone={onDone}
          onCancel={() => undefined}
        />
      </OpenLater>,
      options,
    ),
  );
  await page.user.click(screen.getByRole('button', { name: 'Open the form' }));
  return { ...page, onDone };
}

it('a demo can be tried out on a computer that others cannot reach, with the command to publish it', async () => {
  await using _local = await openTestWorkspace({ hasEngine: true });
  const tab = { location: { href: '' }, close: () => undefined };
  vi.spyOn(window, 'open').mockReturnValue(tab as unknown as Window);
  const { user } = await openForm(null, {}, false);
  const how = await screen.findByRole('region', { name: 'How to publish from this computer' });
  expect(how.textContent).toContain(`npx --no tweakbench --host 0.0.0.0 --token auto --port ${location.port}`);
  expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
  within(how).getByRole('button', { name: 'Copy command to publish' });
  await user.click(screen.getByRole('button', { name: 'Try it first' }));
  await waitFor(() => expect(tab.location.href).toMatch(/^\/p\/~/));
});

it('the form says that a demo is published, with its address, until it is edited', async () => {
  const { user, onDone } = await openForm(null);
  const address = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Address' });
  expect(address.value).toBe('sample');
  // The address follows the title until it is typed.
  await user.type(screen.getByRole('textbox', { name: 'Title' }), ' for you');
  expect(address.value).toBe('sample-for-you');
  await user.clear(address);
  await user.type(address, 'ask-me');
  await user.type(screen.getByRole('textbox', { name: 'Title' }), ' all');
  expect(address.value).toBe('ask-me');
  await screen.findByText('Free');
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await screen.findByText('Published at /p/ask-me.');
  expect(onDone).toHaveBeenCalledOnce();
  await user.type(screen.getByRole('textbox', { name: 'Title' }), '!');
  expect(screen.queryByText('Published at /p/ask-me.')).toBeNull();
  screen.getByText('Give the demo an address to publish it.');
});

it('the form offers no knob that visitors vote on, and publishes no vote between two equal requests', async () => {
  const words = { component: 'Model-m1', field: 'words', label: 'Words' };
  knobsOf('flow-1').write([words, { component: 'Model-m1', field: 'temperature', label: 'Temperature' }]);
  const { user } = await openForm(null, {
    draft: { tweaksText: '{ "Model-m1": { "words": 9, "temperature": 0.9 } }' },
  });
  const knobs = within(await screen.findByRole('group', { name: 'Knobs' }));
  const box = (name: string) => knobs.getByRole<HTMLInputElement>('checkbox', { name });
  await user.click(box('Temperature'));
  knobs.getByText('stays at 0.9');
  await user.click(screen.getByRole('radio', { name: 'Blind vote' }));
  knobs.getByText('Words is what you vote on, so it is no knob here');
  expect([box('Words').checked, box('Words').disabled, box('Temperature').disabled]).toEqual([false, true, true]);

  const second = screen.getByRole('combobox', { name: 'Second variant' });
  await user.selectOptions(second, 'Your changes, as they are now');
  await user.click(screen.getByRole('button', { name: 'Try it first' }));
  expect(screen.getByRole('alert').textContent).toBe('Both variants give the same request.');
  await user.selectOptions(second, 'The original flow');
  await user.click(screen.getByRole('radio', { name: 'Ask' }));
  expect([box('Words').checked, box('Temperature').checked]).toEqual([true, false]);
});

it('the form says that two variants give the same request', async () => {
  const { user } = await openForm(null, { draft: { tweaksText: '{ "Model-m1": { "wrods": 9 } }' } });
  await user.click(await screen.findByRole('radio', { name: 'Blind vote' }));
  await user.click(screen.getByRole('button', { name: 'Try it first' }));
  expect(screen.getByRole('alert').textContent).toBe('Both variants give the same request.');
  expect(screen.getByRole('button', { name: 'Publish' }).getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByRole('note').textContent).toContain(
    'Your changes: its only tweak was ignored, so this is the original flow. Did you mean words?',
  );
});

it('the form says why no request can be made, rather than that two variants give the same one', async () => {
  const { user } = await openForm(null, {
    draft: {
      inputs: [{ id: 'a', value: 'Who?', components: ['Nobody'], type: 'any' }],
      tweaksText: '{ "Model-m1": { "words": 9 } }',
    },
  });
  await user.click(await screen.findByRole('radio', { name: 'Blind vote' }));
  await user.click(screen.getByRole('button', { name: 'Try it first' }));
  expect(screen.getByRole('alert').textContent).toBe('The question “Who?” would reach no component.');
});

it('the form says that somebody else has changed a demo, keeps what was typed, and loads their version on demand', async () => {
  const settings = demoSettings();
  const { version } = await requests.publish('ask-me', settings, null);
  const { user, onDone } = await openForm('ask-me');
  const title = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Title' });
  await user.type(await title(), ' today');
  await requests.edit('ask-me', version, { ...settings, title: 'Theirs' });

  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Somebody else has changed this demo.'));
  expect((await title()).value).toBe('Ask our assistant today');
  expect((await requests.read('ask-me')).settings.title).toBe('Theirs');
  await user.click(screen.getByRole('button', { name: 'Load their version' }));
  await waitFor(async () => expect((await title()).value).toBe('Theirs'));

  await user.type(await title(), ' and mine');
  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect((await requests.read('ask-me')).settings.title).toBe('Theirs and mine');
});

it('the form says what is shown before the password, once there is one', async () => {
  const { user } = await openForm(null);
  const said = 'The title is shown before the password.';
  const password = await screen.findByLabelText('Password');
  expect(screen.queryByText(said)).toBeNull();
  await user.type(password, 'x');
  screen.getByText(said);
});
