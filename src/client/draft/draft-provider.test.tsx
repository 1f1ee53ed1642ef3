// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { RequestDraft } from '#run/request-draft.ts';
import { type DraftContextValue, useDraftContext } from './draft-context.ts';
import { DraftProvider } from './draft-provider.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

const maskPhrase = (draft: RequestDraft) => ({ ...draft, tweaksText: draft.tweaksText.replace('canary', '•') });
const maskNothing = (draft: RequestDraft) => draft;

function Probe({ onContext }: { onContext: (value: DraftContextValue) => void }) {
  onContext(useDraftContext());
  return null;
}

/** The draft of flow `a`, whose secret is the word canary, and the way to another flow, which has none. */
function openDraft() {
  let context: DraftContextValue | null = null;
  const page = (flowId: string) => (
    <DraftProvider
      flowId={flowId}
      openFlow={() => undefined}
      suggestion={null}
      isFlowPending={false}
      mask={flowId === 'a' ? maskPhrase : maskNothing}
    >
      <Probe
        onContext={(value) => {
          context = value;
        }}
      />
    </DraftProvider>
  );
  const { rerender } = render(page('a'));
  return {
    context(): DraftContextValue {
      if (context === null) throw new Error('nothing rendered');
      return context;
    },
    open: (flowId: string) => rerender(page(flowId)),
  };
}

it('masks what was typed last before another flow opens by the secrets of its own flow', () => {
  const { context, open } = openDraft();
  act(() => context().tweaks.setTweaksText('{"phrase": "canary"}', 'editor'));
  open('b');
  expect(JSON.stringify({ ...localStorage })).toContain('phrase');
  expect(JSON.stringify({ ...localStorage })).not.toContain('canary');
});
