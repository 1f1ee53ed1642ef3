// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { type DraftContextValue, useDraftContext } from '../../draft/draft-context.ts';
import { useChangeWithUndo } from '../../draft/use-offer-undo.ts';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { DraftProvider } from './draft-provider.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

const maskPhrase = (draft: RequestDraft) => ({ ...draft, tweaksText: draft.tweaksText.replace('canary', '•') });
const maskNothing = (draft: RequestDraft) => draft;

interface Opened extends DraftContextValue {
  changeWithUndo: ReturnType<typeof useChangeWithUndo>;
}

function Probe({ onOpened }: { onOpened: (opened: Opened) => void }) {
  const context = useDraftContext();
  const changeWithUndo = useChangeWithUndo();
  onOpened({ ...context, changeWithUndo });
  return null;
}

/** Opens the draft of flow `a`, whose secret is the word canary. Another flow, without secrets, can be opened. */
function openDraft() {
  let opened: Opened | null = null;
  const page = (flowId: string) => (
    <MantineProvider env="test">
      <DraftProvider
        flowId={flowId}
        flowName={`Flow ${flowId}`}
        openFlow={() => undefined}
        suggestion={null}
        isFlowPending={false}
        mask={flowId === 'a' ? maskPhrase : maskNothing}
      >
        <Probe
          onOpened={(value) => {
            opened = value;
          }}
        />
      </DraftProvider>
      <NoticeList />
    </MantineProvider>
  );
  const { rerender } = render(page('a'));
  const now = (): Opened => {
    if (opened === null) throw new Error('nothing rendered');
    return opened;
  };
  return {
    now,
    open: (flowId: string) => rerender(page(flowId)),
    type: (text: string) => act(() => now().tweaks.setTweaksText(text, 'editor')),
    text: () => now().form.getValues('tweaksText'),
    undo: () => userEvent.click(screen.getByRole('button', { name: 'Undo' })),
  };
}

it('a draft is masked by the secrets of its own flow when another flow is opened', () => {
  const { type, open } = openDraft();
  type('{"phrase": "canary"}');
  open('b');
  expect(JSON.stringify({ ...localStorage })).toContain('phrase');
  expect(JSON.stringify({ ...localStorage })).not.toContain('canary');
});

describe('undo in a notice', () => {
  /** Clears the tweaks, with a notice. */
  function openCleared() {
    const page = openDraft();
    page.type('{"phrase": "canary"}');
    const { changeWithUndo, tweaks } = page.now();
    act(() => changeWithUndo('Cleared', () => tweaks.setTweaksText('{}', 'edit')));
    return page;
  }

  it('restores the tweaks', async () => {
    const { undo, text } = openCleared();
    await undo();
    expect(text()).toBe('{"phrase": "canary"}');
  });

  it('keeps what was typed since, and says so', async () => {
    const { undo, type, text } = openCleared();
    type('{"later": 1}');
    await undo();
    expect(text()).toBe('{"later": 1}');
    expect(screen.getByText('Not undone: this was changed again later')).toBeDefined();
  });

  it('keeps later changes of other parts of the request', async () => {
    const { undo, now, text } = openCleared();
    act(() => now().form.setValue('sessionId', 'later'));
    await undo();
    expect(now().form.getValues('sessionId')).toBe('later');
    expect(text()).toBe('{"phrase": "canary"}');
  });

  it('changes the draft of its own flow while another one is open, with its secrets only in the tab', async () => {
    const { undo, open, type, text } = openCleared();
    open('b');
    type('{"other": 1}');
    await undo();
    expect(text()).toBe('{"other": 1}');
    expect(screen.getByText('Undone in flow "Flow a"')).toBeDefined();
    expect(JSON.stringify({ ...localStorage })).not.toContain('canary');
    open('a');
    expect(text()).toBe('{"phrase": "canary"}');
  });
});
