/** The Request region: inputs, outputs and options of the next run. */
import { Button } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Run } from '#run/model/run.ts';
import { useDraftValue, useIsDraftSettled } from '../../draft/use-draft.ts';
import { useRunPart } from '../../runs/use-runs.ts';
import { IconPlus } from '../../shell/icons/icons.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useShownRunId } from '../../shell/navigation/use-url-key.ts';
import { usePreference } from '../../shell/state/preference.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { usePageActions } from '../../shell/ui/commands/page-actions.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import { type FieldErrors, fieldErrorsOf, NO_FIELD_ERRORS } from '../draft/field-errors.ts';
import { useRequestProblems } from '../runs/use-request-problems.ts';
import { InputList, type InputListProps } from './input-list.tsx';
import { InputsModeChoice } from './inputs-mode.tsx';
import { INPUTS_MODE_NOTES } from './inputs-modes.ts';
import { OptionsSection } from './options-section.tsx';
import { OutputsSection } from './outputs-section.tsx';
import { PlanButton } from './plan-button.tsx';
import { PlanLine } from './plan-line.tsx';
import classes from './request-form.module.css';
import { useInputActions } from './use-input-actions.ts';
import { everyField } from './use-optional-field.ts';

const ProblemList = lazy(async () => ({ default: (await import('./problem-list.tsx')).ProblemList }));
const PasteInputsDialog = lazyOverlay(async () => (await import('./paste-inputs-dialog.tsx')).PasteInputsDialog);

export interface RequestPaneProps {
  /** Buttons of the layout, at the end of the pane's header. */
  actions?: ReactNode;
  /** Shown next to the label of the session. */
  sessionTools?: ReactNode;
  /** Whether Options are collapsed at first, on a narrow screen. */
  foldsOptions?: boolean;
}

export function RequestPane({ foldsOptions = false, ...props }: RequestPaneProps) {
  const { actions, sessionTools } = props;
  const flow = useOpenFlow()?.index ?? null;
  const errors = useFieldErrors();
  return (
    <section className="tb-fill tb-surface" aria-labelledby="request-title" id="request" tabIndex={-1}>
      <header className={`tb-bar tb-between ${classes.header}`}>
        <h2 className="tb-md tb-strong" id="request-title">
          Request
        </h2>
        <div className="tb-row tb-gap-2xs tb-wide-only">{actions}</div>
      </header>
      <div className={`tb-scroll-y ${classes.body}`} data-scrolls>
        <InputsSection flow={flow} errors={errors} />
        <OutputsSection flow={flow} error={errors.fields.get('outputs')} />
        <OptionsSection
          sessionError={errors.fields.get('sessionId')}
          sessionTools={sessionTools}
          isFoldable={foldsOptions}
        />
      </div>
      <RequestProblems />
      <footer
        className={`tb-sm tb-row tb-fixed tb-quiet tb-between tb-sunken tb-hairline-above tb-inset-x tb-gap-md tb-min-36 tb-touch ${classes.footer}`}
      >
        <span className="tb-wide-only">
          <PlanLine />
        </span>
        <PlanButton />
      </footer>
    </section>
  );
}

/** Subscribes to the problems itself, so that the form does not render. */
function RequestProblems() {
  const problems = useRequestProblems();
  if (problems.length === 0) return null;
  return (
    <Suspense>
      <ProblemList problems={problems} />
    </Suspense>
  );
}

type InputsSectionProps = Pick<InputListProps, 'flow' | 'errors'>;

function InputsSection({ flow, errors }: InputsSectionProps) {
  const mode = useDraftValue('inputsMode');
  const isSettled = useIsDraftSettled();
  const inputs = useInputActions();
  const [isPasting, setPasting] = useState(false);
  const [isEvery, setEvery] = usePreference(everyField);
  usePageActions('Request', [{ label: 'Add input', onSelect: inputs.add, isBlocked: mode !== 'mine' }]);
  return (
    <div className={classes.section}>
      <div className={`tb-row tb-below-sm ${classes.sectionHead}`}>
        <h3 className={`tb-sm tb-strong ${classes.sectionTitle}`}>Inputs</h3>
        {mode === 'mine' && <span className="tb-sm tb-quiet">{inputs.ids.length}</span>}
        <InputsModeChoice />
        <div className={`tb-row tb-end tb-gap-xs ${classes.listButtons}`}>
          {mode === 'mine' && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={14} stroke={1.8} aria-hidden="true" />}
              onClick={inputs.add}
            >
              Add input
            </Button>
          )}
          <ActionMenu
            label="Request menu"
            isInPalette
            actions={[
              { label: 'Paste request', hint: 'cURL, fetch or JSON', onSelect: () => sendUiRequest('paste', '') },
              { label: 'Paste inputs', isBlocked: mode !== 'mine', onSelect: () => setPasting(true) },
              {
                label: isEvery ? 'Show fields in use only' : 'Show every field',
                onSelect: () => setEvery(!isEvery),
              },
            ]}
          />
        </div>
      </div>
      {mode !== 'mine' && <p className="tb-sm tb-quiet">{INPUTS_MODE_NOTES[mode]}</p>}
      {mode === 'mine' && <InputList inputs={inputs} flow={flow} isEditable={isSettled} errors={errors} />}
      {isPasting && <PasteInputsDialog onClose={() => setPasting(false)} onAdd={inputs.addAll} />}
    </div>
  );
}

/** The server's errors about fields of the form, from the shown run. */
function useFieldErrors(): FieldErrors {
  const shownRunId = useShownRunId();
  return useRunPart(shownRunId, selectErrors).part ?? NO_FIELD_ERRORS;
}

/** A constant until the run ends, so that streamed tokens do not render the form. */
function selectErrors(run: Run): FieldErrors {
  if (run.status === 'running') return NO_FIELD_ERRORS;
  return fieldErrorsOf(run);
}
