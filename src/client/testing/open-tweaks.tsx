/** Opens a part of the page over the flow of `support-flow.ts`, with these tweaks in the draft. */
import { screen, within } from '@testing-library/react';
import { type ReactNode, useEffect } from 'react';
import { indexFlow } from '#flow/index/index-flow.ts';
import { supportFlow } from '#flow/testing/support-flow.ts';
import type { Run } from '#run/model/run.ts';
import { useDraftForm, useEditorSync } from '../draft/use-draft.ts';
import type { FlowDetail } from '../shell/api/flow-detail.ts';
import { useUiState } from '../shell/state/ui-state.ts';
import { BareLayout } from './bare-layout.tsx';
import { type PageOptions, renderPage } from './render-page.tsx';

export const supportDetail: FlowDetail = {
  id: 'flow-1',
  name: 'Support reply',
  flow: supportFlow,
  index: indexFlow(supportFlow),
  suggested: null,
  isSample: false,
};

/** What other parts of the page do to the tweaks. */
interface Outside {
  draftText: () => string;
  restore: (text: string) => void;
}

function Draft({ outside }: { outside: Outside }) {
  const form = useDraftForm();
  const sync = useEditorSync();
  useEffect(() => {
    outside.draftText = () => form.getValues('tweaksText');
    outside.restore = (text) => sync.setTweaksText(text, 'restore');
  }, [outside, form, sync]);
  return null;
}

export type OpenPane = (
  tweaksText: string,
  flow?: FlowDetail | null,
  runs?: readonly Run[],
) => ReturnType<typeof openWithTweaks>;

/** Null for `flow` while it is not known. The first run is the shown one. */
export function openWithTweaks(
  part: ReactNode,
  tweaksText: string,
  flow: FlowDetail | null = supportDetail,
  runs: readonly Run[] = [],
  more: Pick<PageOptions, 'server'> = {},
) {
  const outside: Outside = { draftText: () => '', restore: () => undefined };
  const page = renderPage(
    <>
      <BareLayout />
      {part}
      <Draft outside={outside} />
    </>,
    { draft: { tweaksText }, flow, runs, ...more },
  );
  return {
    ...page,
    field: () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Tweaks JSON' }),
    draftText: () => outside.draftText(),
    restore: (text: string) => outside.restore(text),
    /** What is to be shown and focused, if its part is not on the page. */
    target: () => useUiState.getState().requests.focus,
  };
}

/** The row of the report with this text, once it is there. */
export async function reportRow(text: RegExp): Promise<HTMLElement> {
  const table = await screen.findByRole('table', { name: 'Tweak report' });
  return within(table).findByRole('row', { name: text });
}
