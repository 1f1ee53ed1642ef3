/** Streaming and the session. */
import { Switch } from '@mantine/core';
import { useController } from 'react-hook-form';
import type { FieldError } from '../../draft/field-errors.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { routeSentence } from './plan-sentence.ts';
import classes from './request-form.module.css';
import { SessionField } from './session-field.tsx';
import { useRequestPlan } from './use-request-plan.ts';

export function OptionsSection({ sessionError }: { sessionError: FieldError | null }) {
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
      <SessionField error={sessionError} />
    </div>
  );
}

function RouteLine() {
  const plan = useRequestPlan();
  return (
    <p className={classes.note} id="stream-route">
      {plan === null ? '' : routeSentence(plan)}
    </p>
  );
}
