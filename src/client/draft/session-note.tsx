/** The sentence that says which session is used. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { sessionSentence } from '#run/plan/plan-in-session.ts';
import { useDraftPlan } from './analysis/draft-analysis.ts';

export interface SessionNoteProps {
  index: FlowIndex;
  /** What is run many times, such as "question". */
  unit: string;
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
