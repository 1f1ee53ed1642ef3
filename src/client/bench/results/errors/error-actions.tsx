/** The buttons of an error view: only actions that are possible now. */
import { MODEL_MISSING } from '#contract/error-body.ts';
import type { ErrorAction as ErrorActionName } from '#run/errors/error-row.ts';
import { errorActions } from '#run/errors/error-text.ts';
import { failedComponent } from '#run/model/failed-component.ts';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import { useDraftForm } from '../../../draft/use-draft.ts';
import { isRunOf } from '../../../runs/history/run-server.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import { goTo } from '../../../shell/navigation/go-to.ts';
import { useOpenFlow } from '../../../shell/navigation/use-open-flow.ts';
import { sendUiRequest } from '../../../shell/state/send-ui-request.ts';
import { copyText } from '../../../shell/ui/browser/copy-text.ts';
import { announce } from '../../../shell/ui/feedback/announce.ts';
import { fewOffers, type ModelOffer, useModelOffers } from '../../draft/use-model-offers.ts';
import { type RunDraft, useRunDraft } from '../../runs/use-run-draft.ts';
import { ActionRow, type ErrorButton } from './action-row.tsx';
import { RefusedActions } from './refused-actions.tsx';
import type { RefusedTweak } from './refused-tweaks.ts';
import { useServerActions } from './use-server-actions.ts';
import { validationTarget } from './validation-target.ts';

/** A server may have hundreds of models; the Form lists them all. */
const MOST_OFFERED = 8;

export interface ErrorActionsProps {
  error: RunError;
  run: Run;
  /** Index of the input that failed; null if the whole run failed. */
  input: number | null;
  refused: readonly RefusedTweak[];
  /** All details, for a bug report. */
  details: string;
}

export function ErrorActions({ error, run, input, refused, details }: ErrorActionsProps) {
  const form = useDraftForm();
  const start = useRunDraft();
  const runDraft: RunDraft | null =
    start &&
    ((options) => {
      start(options);
      // Move the focus: the new run replaces the error with its buttons.
      goTo({ kind: 'title', of: 'results' });
    });
  const flow = useOpenFlow();
  const { connection: now } = useConnection();
  const isOpenFlow = flow?.id === run.flow.id && isRunOf(run, now);
  const runAgain: ErrorButton[] =
    isOpenFlow && runDraft
      ? [{ label: 'Run again', act: () => runDraft(input === null ? {} : { onlyInput: input }) }]
      : [];
  const { offers, models } = useModelOffers();
  const serverActions = useServerActions(error, run, runAgain);
  const failed = isOpenFlow && flow ? failedComponent(flow.index, error) : null;
  const isMissing = error.kind === 'component-failed' && error.code === MODEL_MISSING;
  const takers = failed !== null && (isMissing || models.some(({ id }) => id === failed)) ? [failed] : [];
  const accepted = runDraft && takers.length > 0 ? fewOffers(offers, MOST_OFFERED) : [];
  const openConnection = () => sendUiRequest('connection', true);

  /** The buttons for one kind of action; none if it makes no sense for this error. */
  function actionsOf(name: ErrorActionName): readonly ErrorButton[] {
    switch (name) {
      case 'run-again':
        return accepted.length > 0 ? [] : runAgain;
      case 'run-without-session': {
        const without = () => {
          form.setValue('sessionId', '');
          runDraft?.();
        };
        return isOpenFlow && runDraft ? [{ label: 'Run without a session', act: without }] : [];
      }
      case 'run-without-tweaks': {
        const without = () => runDraft?.({ withoutTweaks: true, ...(input !== null && { onlyInput: input }) });
        return isOpenFlow && runDraft ? [{ label: 'Run without tweaks', act: without }] : [];
      }
      case 'choose-session':
        return [{ label: 'Choose another session', act: () => goTo({ kind: 'session' }) }];
      case 'choose-flow':
        return [{ label: 'Choose a flow', act: () => goTo({ kind: 'flow' }) }];
      case 'connection':
        return [{ label: 'Open Connection', act: openConnection }];
      case 'connect-langflow':
        return [{ label: 'Connect Langflow', act: openConnection }];
      case 'plan':
        return isOpenFlow ? [{ label: 'Open What will be sent', act: () => goTo({ kind: 'plan' }) }] : [];
      case 'go-to-field': {
        const items = error.kind === 'validation' ? error.items : [];
        const target = items.map((item) => validationTarget(item, error, run)).find((found) => found !== null);
        return isOpenFlow && target ? [{ label: 'Go to the field', act: () => goTo(target) }] : [];
      }
      case 'use-model': {
        const runWith = ({ accept }: ModelOffer) => {
          accept(isMissing ? takers : undefined);
          runDraft?.(input === null ? {} : { onlyInput: input });
        };
        return accepted.map((offer) => ({ label: `Answer with ${offer.name}`, act: () => runWith(offer) }));
      }
      case 'show-on-graph': {
        const show = () => failed !== null && goTo({ kind: 'graph', component: failed });
        return failed === null ? [] : [{ label: 'Show on the graph', act: show }];
      }
      case 'copy': {
        const copy = async () => announce((await copyText(details)) ? 'Copied' : 'The browser did not allow copying');
        return [{ label: 'Copy details', act: () => void copy() }];
      }
    }
  }

  if (error.kind === 'refused-tweaks') {
    return isOpenFlow && runDraft && refused.length > 0 ? (
      <RefusedActions refused={refused} runDraft={runDraft} />
    ) : null;
  }
  return <ActionRow actions={serverActions ?? errorActions(error).flatMap(actionsOf)} />;
}
