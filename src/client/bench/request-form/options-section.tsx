/** Streaming and the session; collapsed to one line on a narrow screen. */
import { Switch } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useController } from 'react-hook-form';
import { DEFAULT_CHOICES } from '#run/model/request-plan.ts';
import { transportKind } from '#run/model/transport-kinds.ts';
import { useDraftPlan } from '../../draft/analysis/draft-analysis.ts';
import { useDraftForm, useDraftValue } from '../../draft/use-draft.ts';
import { IconChevronDown, IconChevronRight } from '../../shell/icons/icons.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import type { FieldError } from '../draft/field-errors.ts';
import { useChangePlan } from '../draft/use-change-plan.ts';
import foldClasses from './options-section.module.css';
import classes from './request-form.module.css';
import { SessionField } from './session-field.tsx';

export interface OptionsSectionProps {
  sessionError: FieldError | undefined;
  /** Shown next to the label of the session. */
  sessionTools: ReactNode;
  /** Whether it is collapsed at first. */
  isFoldable: boolean;
}

export function OptionsSection({ sessionError, sessionTools, isFoldable }: OptionsSectionProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  // Expand in the same render, so that the field can be focused.
  const isAsked = useUiState(({ requests }) => requests.focus?.kind === 'session');
  if (isAsked && !isUnfolded) setUnfolded(true);
  const isOpen = !isFoldable || isUnfolded || sessionError !== undefined;
  return (
    <div className={classes.section}>
      {isFoldable ? (
        <FoldHead isOpen={isOpen} onToggle={() => setUnfolded(!isOpen)} />
      ) : (
        <div className={`tb-row tb-below-sm ${classes.sectionHead}`}>
          <h3 className={`tb-sm tb-strong ${classes.sectionTitle}`}>Options</h3>
        </div>
      )}
      <div id="request-options" hidden={!isOpen}>
        <StreamSwitch />
        <RouteLine />
        <WatchSwitch />
        <SessionField error={sessionError} tools={sessionTools} />
      </div>
    </div>
  );
}

function FoldHead({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }) {
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <h3 className={foldClasses.title}>
      <button
        type="button"
        className={`tb-plain tb-row tb-sm tb-strong tb-wide tb-inset-x ${foldClasses.fold}`}
        aria-expanded={isOpen}
        aria-controls="request-options"
        aria-label="Options"
        aria-describedby={isOpen ? undefined : 'request-options-summary'}
        onClick={onToggle}
      >
        <span>Options</span>
        <span className="tb-cut tb-grow tb-quiet tb-regular" id="request-options-summary">
          {!isOpen && <OptionsSummary />}
        </span>
        <Chevron size={16} stroke={1.8} aria-hidden="true" />
      </button>
    </h3>
  );
}

function OptionsSummary() {
  const stream = useDraftValue('stream');
  const session = useDraftValue('sessionId').trim();
  return `Stream ${stream ? 'on' : 'off'}, ${session === '' ? "the flow's own session" : `session ${session}`}`;
}

function StreamSwitch() {
  const { control } = useDraftForm();
  const { field } = useController({ control, name: 'stream' });
  return (
    <Switch
      label="Stream"
      labelPosition="left"
      classNames={{ body: 'tb-between', label: `tb-sm tb-medium ${classes.label}` }}
      aria-describedby="stream-route"
      checked={field.value}
      onChange={(event) => field.onChange(event.currentTarget.checked)}
      onBlur={field.onBlur}
      name={field.name}
      ref={field.ref}
    />
  );
}

function RouteLine() {
  return (
    <p className="tb-xs tb-faint" id="stream-route">
      {useDraftPlan()?.route ?? ''}
    </p>
  );
}

/** The switch for live components; enabled if the server has a route that reports them. */
function WatchSwitch() {
  const draft = useDraftPlan();
  const change = useChangePlan();
  // The plan is updated a moment later, but a switch has to change at once.
  const { watchComponents } = useDraftValue('choices') ?? DEFAULT_CHOICES;
  if (draft === null || !draft.canWatch) return null;
  const isWatched = draft.plan.requests.some(({ transport }) => transportKind(transport).reportsComponents);
  return (
    <div className="tb-above-md">
      <Switch
        label="Watch components live"
        labelPosition="left"
        classNames={{ body: 'tb-between', label: `tb-sm tb-medium ${classes.label}` }}
        aria-describedby="watch-route"
        checked={watchComponents}
        onChange={(event) => change({ watchComponents: event.currentTarget.checked })}
      />
      <p className="tb-xs tb-faint" id="watch-route">
        {watchComponents && !isWatched
          ? draft.plan.reasons[0]
          : 'Uses /api/v2/workflows where the answers are the same'}
      </p>
    </div>
  );
}
