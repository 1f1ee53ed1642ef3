/** Opens the paste dialog with a text, and reads what it changed on the page. */
import { screen } from '@testing-library/react';
import { useEffect } from 'react';
import type { FlowSummary } from '#contract/flow-summary.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { PasteRequestDialog } from '../bench/paste-request/paste-request-dialog.tsx';
import { useDraftForm } from '../draft/use-draft.ts';
import { type ConnectionValue, useConnection } from '../shell/api/connection-provider.tsx';
import { NoticeList } from '../shell/ui/feedback/notice-list.tsx';
import { type PageOptions, renderPage } from './render-page.tsx';

export const PASTED_KEY = 'canary-key-81';
const here = () => location.origin;
const samples: FlowSummary[] = [
  { id: 'flow-1', name: 'Sample', endpoint_name: 'sample' },
  { id: 'flow-2', name: 'Other' },
];

interface Outside {
  read: () => RequestDraft;
  connection: ConnectionValue['connection'] | null;
}

function Probe({ outside }: { outside: Outside }) {
  const form = useDraftForm();
  const { connection } = useConnection();
  useEffect(() => {
    outside.read = form.getValues;
    outside.connection = connection;
  }, [outside, form, connection]);
  return null;
}

/** The dialog with this text, over the sample flow; `outside` is what it changed. */
export function openPaste(text: string, options: PageOptions = {}) {
  const outside: Outside = { read: () => sampleDraft(), connection: null };
  const closed = { count: 0 };
  const page = renderPage(
    <>
      <PasteRequestDialog
        text={text}
        onClose={() => {
          closed.count += 1;
        }}
      />
      <NoticeList />
      <Probe outside={outside} />
    </>,
    { samples, ...options },
  );
  return { ...page, outside, closed };
}

export function curl(flow: string, body: object, address = here()): string {
  return `curl ${address}/api/v1/run/advanced/${flow} -H 'x-api-key: ${PASTED_KEY}' -H 'x-team: a' --json '${JSON.stringify(body)}'`;
}

export const pastedBody = {
  inputs: [{ input_value: 'pasted', components: ['Chat Input'], type: 'chat' }],
  outputs: ['Chat Output'],
  tweaks: { 'Model-m1': { words: 3 } },
  session_id: 's-9',
};

export const fill = () => screen.findByRole('button', { name: 'Fill the form' });
