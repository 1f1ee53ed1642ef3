/** The session that a run belongs to: empty for the flow's own. */
import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useController } from 'react-hook-form';
import type { FieldError } from '../../draft/field-errors.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { onFocusField } from '../../navigation/focus-field.ts';
import classes from './request-form.module.css';

export function SessionField({ error }: { error: FieldError | null }) {
  const { control } = useDraftForm();
  const { field } = useController({ control, name: 'sessionId' });
  const input = useRef<HTMLInputElement | null>(null);
  useEffect(
    () =>
      onFocusField((target) => {
        if (target.kind === 'session') input.current?.focus();
      }),
    [],
  );
  const message = error !== null && error.sentValue === field.value ? error.message : null;
  return (
    <div className={classes.field}>
      <p className={`${classes.label} ${classes.fieldHead}`}>
        Session ID <span className={classes.optional}>optional</span>
      </p>
      <TextInput
        aria-label="Session ID"
        placeholder="The flow's own session (shared by all runs)"
        autoComplete="off"
        spellCheck={false}
        error={message}
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
        name={field.name}
        ref={(element) => {
          input.current = element;
          field.ref(element);
        }}
        classNames={{ input: classes.session }}
        rightSectionWidth={field.value === '' ? 34 : 60}
        rightSection={
          <div className={classes.sessionButtons}>
            {field.value !== '' && (
              <Tooltip label="Clear session ID">
                <ActionIcon aria-label="Clear session ID" onClick={() => field.onChange('')}>
                  <IconX size={14} stroke={1.6} aria-hidden="true" />
                </ActionIcon>
              </Tooltip>
            )}
            <Tooltip label="New session ID">
              <ActionIcon aria-label="New session ID" onClick={() => field.onChange(createSessionId())}>
                <IconRefresh size={14} stroke={1.6} aria-hidden="true" />
              </ActionIcon>
            </Tooltip>
          </div>
        }
      />
    </div>
  );
}

/** Short enough to read out, long enough not to meet another one on the same server. */
function createSessionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  return `tb-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
