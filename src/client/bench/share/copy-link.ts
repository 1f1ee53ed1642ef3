import { isLoopback } from '#contract/loopback.ts';
import { maskDraft } from '#flow/secrets/mask-secrets.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { knobsOf } from '../../draft/knobs/knob-storage.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import type { PageMode } from '../../shell/navigation/navigation-state.ts';
import { copyText } from '../../shell/ui/browser/copy-text.ts';
import { downloadFile } from '../../shell/ui/browser/download-file.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { toShareHash } from './share-link.ts';

export interface LinkedRequest {
  flow: FlowDetail;
  /** Id or endpoint name of the flow, as in the URL. */
  flowId: string | null;
  mode: PageMode;
  /** Key of the flow, from `useFlowKey`. */
  key: string;
  /** The request as typed, with secrets. */
  typed: RequestDraft;
}

const COPIED = 'Link copied. It contains the request but no secrets.';

/** Copies it, and says so. */
export async function copyLink({ flow, flowId, mode, key, typed }: LinkedRequest): Promise<void> {
  const draft = maskDraft(typed, flow.index);
  const url = new URL(location.pathname, location.origin);
  if (flowId !== null) url.searchParams.set('flow', flowId);
  if (mode !== 'bench') url.searchParams.set('mode', mode);
  const knobs = knobsOf(key).read();
  url.hash = toShareHash({ flowId: flowId ?? '', draft, knobs });
  if (!(await copyText(url.href))) notify({ message: 'The browser did not allow copying' });
  else if (!isLoopback(location.hostname)) notify({ message: COPIED });
  else {
    const saveFile = async () => {
      const { writePresentation } = await import('#show/knobs/presentation-file.ts');
      const file = writePresentation({ flow, draft, knobs, mode }, flow.index);
      downloadFile(file.fileName, file.text);
    };
    notify({
      message: `${COPIED} Only this computer can open it: ${location.hostname} means "this computer".`,
      action: { label: 'Save as file', run: () => notifyError(saveFile(), 'No file was saved') },
    });
  }
}
