/** The switch Share one session, and the sentence that says which session is used. */
import { Switch } from '@mantine/core';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { sessionSentence } from '#run/plan/plan-in-session.ts';
import { useDraftPlan } from './analysis/draft-analysis.ts';
import { useSessionSharing } from './session-sharing.ts';
import classes from './session-switch.module.css';

export interface SessionSwitchProps {
  index: FlowIndex;
  /** What is run many times, such as "row". */
  unit: string;
}

export function SessionSwitch({ index, unit }: SessionSwitchProps) {
  const { isShared, setShared } = useSessionSharing();
  return (
    <div className={`tb-row tb-wrap ${classes.session}`}>
      <Switch
        size="xs"
        label="Share one session"
        checked={isShared}
        onChange={({ currentTarget }) => setShared(currentTarget.checked)}
      />
      <SessionNote index={index} unit={unit} isShared={isShared} />
    </div>
  );
}

export interface SessionNoteProps extends SessionSwitchProps {
  isShared: boolean;
  /** The session of runs that have begun; defaults to the one in the form. */
  sessionId?: string;
}

/** One sentence; empty until the server is known. */
export function SessionNote({ index, unit, isShared, sessionId }: SessionNoteProps) {
  const plan = useDraftPlan();
  if (plan === null) return null;
  const { session_id: typed = '', ...request } = plan.request;
  const id = (sessionId ?? typed).trim();
  const asked = id === '' ? request : { ...request, session_id: id };
  const options = { ...plan.subject, request: asked, index, choices: plan.choices };
  return <span className="tb-sm-tall tb-quiet">{sessionSentence(options, isShared, unit)}</span>;
}
