/** The name and the tweaks of one variant of a suite, in the Tweaks pane of the bench. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { maskTweaks, SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { LocalDraftProvider } from '../bench/draft/local-draft-provider.tsx';
import { DraftAnalysisProvider } from '../bench/runs/draft-analysis-provider.tsx';
import { useTweakReport } from '../draft/analysis/draft-analysis.ts';
import { useDraftForm, useDraftText } from '../draft/use-draft.ts';
import { LocalViews } from '../shell/navigation/local-views.tsx';
import { useOpenFlow } from '../shell/navigation/use-open-flow.ts';
import type { EditVariantRequest } from '../shell/state/dialog-requests.ts';
import { sendUiRequest } from '../shell/state/send-ui-request.ts';
import { randomId } from '../shell/ui/browser/random-id.ts';
import { Dialog } from '../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../shell/ui/controls/dialog-foot.tsx';
import { notify } from '../shell/ui/feedback/notify.ts';
import { isOwnEscape } from '../shell/ui/focus/is-own-escape.ts';
import { useIsNarrow } from '../shell/ui/layout/use-is-narrow.ts';
import { TweaksPart } from './tweaks-part.tsx';
import classes from './variant-dialog.module.css';

export interface VariantDialogProps {
  request: EditVariantRequest;
  onClose: () => void;
}

const SECRET_NOTE = 'The suite saves the variable’s name, not its value.';

export function VariantDialog(props: VariantDialogProps) {
  const { flowId, draft } = props.request;
  const [document] = useState(() => `variant ${randomId()}`);
  return (
    <LocalViews flowId={flowId}>
      <LocalDraftProvider document={document} draft={draft}>
        <DraftAnalysisProvider>
          <VariantForm {...props} />
        </DraftAnalysisProvider>
      </LocalDraftProvider>
    </LocalViews>
  );
}

function VariantForm({ request, onClose }: VariantDialogProps) {
  const form = useDraftForm();
  const index = useOpenFlow()?.index ?? null;
  const isBroken = useTweakReport()?.isBroken === true;
  const isNarrow = useIsNarrow();
  const [name, setName] = useState(request.name);
  const [problem, setProblem] = useState<string | null>(null);
  const secretNote = useDraftText(({ tweaksText }) => (hasSecret(tweaksText, index) ? SECRET_NOTE : ''));
  const save = () => {
    const { tweaks, problems } = parseTweaksText(form.getValues('tweaksText'));
    const [broken] = problems;
    const why =
      tweaks === null
        ? `Line ${broken?.line ?? 1}: ${broken?.message ?? 'not valid JSON'}`
        : request.save({ name: name.trim() || request.name, tweaks }, index);
    setProblem(why === null ? null : `Not saved. ${why}`);
    if (why === null) onClose();
  };
  const leave = () => {
    const tweaksText = form.getValues('tweaksText');
    onClose();
    if (tweaksText === request.draft.tweaksText && name === request.name) return;
    notify({
      message: `Variant ${request.name} was not changed`,
      action: {
        label: 'Go on editing',
        run: () => sendUiRequest('editVariant', { ...request, name, draft: { ...request.draft, tweaksText } }),
      },
    });
  };
  return (
    <Dialog
      onClose={leave}
      // The code editor keeps an Escape that closes something in it.
      onKeyDown={(event) => isOwnEscape(event) && leave()}
      closeOnEscape={false}
      title={request.title}
      size={960}
      fullScreen={isNarrow}
    >
      <TextInput
        className={classes.name ?? ''}
        label="Name"
        data-autofocus
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <div className={`tb-column ${classes.pane}`}>
        <TweaksPart />
      </div>
      <DialogFoot
        onCancel={leave}
        note={
          <p className={problem === null ? 'tb-sm tb-quiet' : 'tb-sm tb-problem'} role="status">
            {problem ?? secretNote}
          </p>
        }
      >
        <Button variant="filled" aria-disabled={isBroken} onClick={save}>
          Save variant
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

function hasSecret(tweaksText: string, index: FlowIndex | null): boolean {
  const { readable } = parseTweaksText(tweaksText);
  return JSON.stringify(maskTweaks(readable, index)).includes(SECRET_MASK);
}
