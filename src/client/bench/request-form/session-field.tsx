/** The session of the run; empty for the flow's own session. */

import { TextInput } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';
import { useController } from 'react-hook-form';
import { transportKind } from '#run/model/transport-kinds.ts';
import { useDraftPlan } from '../../draft/analysis/draft-analysis.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { IconRefresh, IconX } from '../../shell/icons/icons.ts';
import { goTo } from '../../shell/navigation/go-to.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { randomId } from '../../shell/ui/browser/random-id.ts';
import { usePageActions } from '../../shell/ui/commands/page-actions.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { type FieldError, fieldMessage } from '../draft/field-errors.ts';
import classes from './request-form.module.css';

export interface SessionFieldProps {
  error: FieldError | undefined;
  /** Shown next to the label. */
  tools: ReactNode;
}

export function SessionField({ error, tools }: SessionFieldProps) {
  const { control } = useDraftForm();
  const { field } = useController({ control, name: 'sessionId' });
  const input = useRef<HTMLInputElement>(null);
  const ref = useMergedRef(input, field.ref);
  const renew = () => field.onChange(createSessionId());
  usePageActions('Request', [
    { label: 'New session ID', onSelect: renew },
    { label: 'Clear session ID', onSelect: () => field.onChange(''), isBlocked: field.value === '' },
  ]);
  useUiRequest(
    'focus',
    () => input.current?.focus(),
    ({ kind }) => kind === 'session',
  );
  const message = fieldMessage(error, field.value);
  return (
    <div className="tb-above-md">
      <div className="tb-row tb-between tb-gap-md tb-below-xs-sm">
        <p className={`tb-sm tb-medium ${classes.label}`}>
          Session ID <span className="tb-quiet tb-regular">optional</span>
        </p>
        {tools}
      </div>
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
        ref={ref}
        classNames={{ input: classes.session }}
        rightSectionWidth={field.value === '' ? 34 : 60}
        rightSection={
          <div className="tb-gap-2xs tb-flex">
            {field.value !== '' && (
              <IconButton icon={IconX} label="Clear session ID" tip iconSize={14} onClick={() => field.onChange('')} />
            )}
            <IconButton icon={IconRefresh} label="New session ID" tip iconSize={14} onClick={renew} />
          </div>
        }
      />
      <SessionRoute />
    </div>
  );
}

/** Only for a Langflow, whose run/advanced ignores the session. */
function SessionRoute() {
  const plan = useDraftPlan();
  if (plan === null || !plan.isLangflow || !plan.hasOwnSession) return null;
  const isRefused = plan.plan.requests.some(({ transport }) => !transportKind(transport).carriesSession);
  return (
    <p className="tb-xs tb-faint">
      {isRefused
        ? 'run/advanced cannot take a session, and no other route can run this request, so the server will refuse it. '
        : 'run/advanced cannot take a session, so this run will use another route. '}
      <button type="button" className="tb-link tb-medium" onClick={() => goTo({ kind: 'plan' })}>
        Why
      </button>
    </p>
  );
}

/** Short enough to read out, long enough to be unique on a server. */
function createSessionId(): string {
  return `tb-${randomId(4)}`;
}
