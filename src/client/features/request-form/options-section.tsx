/** Streaming and the session. */
import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import type { FieldError } from '../../draft/field-errors.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useDraftPlan } from '../../draft/use-draft-plan.ts';
import classes from './request-form.module.css';
import { SessionField } from './session-field.tsx';
import { WatchSwitch } from './watch-switch.tsx';

export interface OptionsSectionProps {
  sessionError: FieldError | null;
  /** Stands beside the session's name. */
  sessionTools: ReactNode;
  onShowPlan: () => void;
}

export function OptionsSection({ sessionError, sessionTools, onShowPlan }: OptionsSectionProps) {
  const { control } = useDraftForm();
  const { field } = useController({ control, name: 'stream' });
  return (
    <div className={classes.section}>
      <div className={classes.sectionHead}>
        <h3 className={classes.sectionTitle}>Options</h3>
      </div>
      <Switch
        label="Stream"
        labelPosition="left"
        classNames={{ body: classes.switch, label: classes.label }}
        aria-describedby="stream-route"
        checked={field.value}
        onChange={(event) => field.onChange(event.currentTarget.checked)}
        onBlur={field.onBlur}
        name={field.name}
        ref={field.ref}
      />
      <RouteLine />
      <WatchSwitch />
      <SessionField error={sessionError} tools={sessionTools} onShowPlan={onShowPlan} />
    </div>
  );
}

function RouteLine() {
  return (
    <p className={classes.note} id="stream-route">
      {useDraftPlan()?.route ?? ''}
    </p>
  );
}
