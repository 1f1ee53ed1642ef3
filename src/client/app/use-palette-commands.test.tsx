// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useUiState } from '../shell/state/ui-state.ts';
import { PublishButton } from '../show/publish/publish-button.tsx';
import { BareLayout } from '../testing/bare-layout.tsx';
import { openNewBrowser } from '../testing/open-new-browser.ts';
import { type PageOptions, renderPage, sampleDetail } from '../testing/render-page.tsx';
import { workspaceForEachTest } from '../testing/test-workspace.ts';
import { PaletteOverlay } from './page-overlays.tsx';
import { PlanPart } from './plan-part.tsx';
import { RunCommandContext } from './run/run-command.ts';
import { usePaletteCommands } from './use-palette-commands.ts';

const nothing = () => undefined;
const COMMANDS = {
  openPalette: nothing,
  openHelp: nothing,
  openAllRuns: nothing,
  copyLink: nothing,
  present: nothing,
  importFiles: async () => undefined,
};

const NO_RUN = { label: null, run: nothing, stop: nothing, running: null, tests: null, blocker: null, hint: null };

/** An entry of the palette, as a button. */
function PaletteEntry({ name }: { name: string }) {
  const entry = usePaletteCommands(COMMANDS).find(({ label }) => label === name);
  return (
    <button type="button" onClick={entry?.run}>
      Palette entry
    </button>
  );
}

async function pressEntry(name: string, options: PageOptions = {}) {
  const page = await act(async () =>
    renderPage(
      <RunCommandContext value={NO_RUN}>
        <PaletteEntry name={name} />
        <PublishButton flow={sampleDetail} />
        <BareLayout />
        <PlanPart isNarrow={false} />
      </RunCommandContext>,
      options,
    ),
  );
  await page.user.click(screen.getByRole('button', { name: 'Palette entry' }));
  return page;
}

beforeEach(() => {
  openNewBrowser();
  useUiState.setState({ notices: [] });
});
afterEach(cleanup);

it.each(['mode=tests', 'runs=a.b'])('the palette leads to the bench from %s', async (search) => {
  const { addresses } = await pressEntry('Bench', { search });
  await waitFor(() => expect(addresses).toEqual(['?flow=flow-1']));
});

it('the palette opens the panel of what will be sent', async () => {
  await pressEntry('What will be sent');
  expect(await screen.findByRole('dialog', { name: 'What will be sent' })).toBeTruthy();
});

it('the palette leads to the votes, and moves the focus there', async () => {
  const { addresses } = await pressEntry('Votes', { search: 'suite=s&result=r&edit=true' });
  await waitFor(() => expect(addresses).toEqual(['?flow=flow-1&mode=tests&list=votes']));
  expect(useUiState.getState().requests.focus).toEqual({ kind: 'title', of: 'votes' });
});

it('the palette takes keys that are pressed while it is being loaded', async () => {
  const { user } = renderPage(
    <RunCommandContext value={NO_RUN}>
      <PaletteOverlay commands={COMMANDS} onClose={nothing} />
    </RunCommandContext>,
  );
  const isLeftToThePage = (key: string) => fireEvent.keyDown(document.body, { key });
  expect(['h', 'e', 'Enter', 'k', 'Backspace', 'l', 'Tab'].filter(isLeftToThePage)).toEqual(['Tab']);
  const search = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Search commands' });
  await waitFor(() => expect(document.activeElement).toBe(search));
  await user.keyboard('p');
  expect(search.value).toBe('help');
});

describe('Publish on a server that others reach', () => {
  workspaceForEachTest({ hasEngine: true, settings: { TWEAKBENCH_ALLOWED_HOSTS: 'demos.example' } });
  it('opens the dialog of demos in Present from the palette', async () => {
    const { addresses } = await pressEntry('Publish');
    await screen.findByRole('dialog', { name: /^Publish a demo/ });
    expect(addresses.at(-1)).toContain('mode=present');
  });
});

describe('Publish on a server that only this machine reaches', () => {
  workspaceForEachTest({ hasEngine: true });
  it('opens the dialog from the palette, which says how to publish', async () => {
    await pressEntry('Publish');
    const dialog = await screen.findByRole('dialog', { name: /^Publish a demo/ });
    expect(await within(dialog).findByRole('region', { name: 'How to publish from this computer' })).toBeTruthy();
  });
});
