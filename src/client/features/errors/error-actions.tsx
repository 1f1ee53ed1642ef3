/** The buttons of an error view: only actions that are possible now. */
import { Button } from '@mantine/core';
import { failedComponent } from '#run/model/failed-component.ts';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import { useConnection } from '../../api/connection-provider.tsx';
import { useDemoModel } from '../../draft/use-demo-model.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { goTo } from '../../navigation/go-to.ts';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import { isRunOf } from '../../runs/history/run-server.ts';
import { useRunDraft } from '../../runs/use-run-draft.ts';
import { sendUiRequest } from '../../state/send-ui-request.ts';
import { copyText } from '../../ui/browser/copy-text.ts';
import { announce } from '../../ui/feedback/announce.ts';
import { RefusedActions } from './refused-actions.tsx';
import type { RefusedTweak } from './refused-tweaks.ts';
import classes from './run-error-view.module.css';
import { useServerActions } from './use-server-actions.ts';
import { validationTarget } from './validation-target.ts';

export interface ErrorActionsProps {
  error: RunError;
  run: Run;
  /** Index of the input that failed; null if the whole run failed. */
  input: number | null;
  refused: readonly RefusedTweak[];
  /** All details, for a bug report. */
  details: string;
}

interface ErrorAction {
  label: string;
  act: () => void;
}

export function ErrorActions({ error, run, input, refused, details }: ErrorActionsProps) {
  const form = useDraftForm();
  const runDraft = useRunDraft();
  const flow = useOpenFlow();
  const { connection: now } = useConnection();
  const isOpenFlow = flow?.id === run.flow.id && isRunOf(run, now);
  const runAgain: ErrorAction[] =
    isOpenFlow && runDraft
      ? [{ label: 'Run again', act: () => runDraft(input === null ? {} : { onlyInput: input }) }]
      : [];
  const connection: ErrorAction = { label: 'Open Connection', act: () => sendUiRequest('connection', true) };
  const plan: ErrorAction = { label: 'Open Request plan', act: () => goTo({ kind: 'plan' }) };
  const chooseFlow: ErrorAction = { label: 'Choose a flow', act: () => goTo({ kind: 'flow' }) };
  const copy: ErrorAction = {
    label: 'Copy details',
    act: () =>
      void copyText(details).then((isCopied) => announce(isCopied ? 'Copied' : 'The browser did not allow copying')),
  };

  const demoModel = useDemoModel();
  const serverActions = useServerActions(error, run, runAgain);

  function actions(): readonly ErrorAction[] {
    if (serverActions !== null) return serverActions;
    switch (error.kind) {
      case 'validation': {
        const target = error.items.map((item) => validationTarget(item, error, run)).find((found) => found !== null);
        if (!isOpenFlow) return [];
        return target ? [{ label: 'Go to the field', act: () => goTo(target) }, plan] : [plan];
      }
      case 'session-not-found': {
        const choose: ErrorAction = { label: 'Choose another session', act: () => goTo({ kind: 'session' }) };
        if (!isOpenFlow || !runDraft) return [choose];
        const without = () => {
          form.setValue('sessionId', '');
          runDraft();
        };
        return [{ label: 'Run without a session', act: without }, choose];
      }
      case 'flow-not-found':
        return [chooseFlow];
      case 'key-refused':
        return [connection];
      case 'redirected':
        return [connection, ...runAgain];
      case 'web-page':
        return [connection, chooseFlow];
      case 'proxy-error':
      case 'unreachable':
      case 'blocked-by-cors':
      case 'not-sent':
        return [...runAgain, connection];
      case 'stream-cut':
      case 'reply-cut':
      case 'timeout':
        return runAgain;
      case 'component-failed': {
        const failed = isOpenFlow && flow ? failedComponent(flow.index, error) : null;
        if (failed === null) return [...runAgain, copy];
        const show: ErrorAction = { label: 'Show on the graph', act: () => goTo({ kind: 'graph', component: failed }) };
        const { accept } = demoModel;
        if (!demoModel.models.some(({ id }) => id === failed) || !accept || !runDraft) return [show, ...runAgain, copy];
        const runWithDemo = () => {
          accept();
          runDraft(input === null ? {} : { onlyInput: input });
        };
        return [{ label: 'Use the demo model', act: runWithDemo }, show, copy];
      }
      case 'broken-json':
      case 'other':
      case 'invalid-request':
        return [...runAgain, copy];
      case 'needs-langflow':
        return [{ ...connection, label: 'Connect Langflow' }, chooseFlow];
      case 'too-large':
        return isOpenFlow ? [plan] : [];
      case 'refused-tweaks':
        return [];
    }
  }

  if (error.kind === 'refused-tweaks') {
    return isOpenFlow && runDraft && refused.length > 0 ? (
      <RefusedActions refused={refused} runDraft={runDraft} />
    ) : null;
  }
  const [first, ...others] = actions();
  if (!first) return null;
  return (
    <div className={classes.actions}>
      <Button size="sm" onClick={first.act}>
        {first.label}
      </Button>
      {others.map(({ label, act }) => (
        <Button key={label} variant="default" size="sm" onClick={act}>
          {label}
        </Button>
      ))}
    </div>
  );
}
