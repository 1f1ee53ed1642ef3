/** What Run will send, as a panel over the panes, which stay in use: the requests and why at the left, the same as source code at the right. */
import { useEffect, useId, useRef } from 'react';
import { useDraftPlan } from '../../draft/analysis/draft-analysis.ts';
import type { DraftPlan } from '../../draft/plan/draft-plan.ts';
import { IconArrowLeft, IconX } from '../../shell/icons/icons.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { Segments } from '../../shell/ui/controls/segments.tsx';
import { focusText } from '../../shell/ui/focus/focus-into.ts';
import { BesideDialog } from '../../shell/ui/layout/beside-dialog.tsx';
import { useIsNarrow } from '../../shell/ui/layout/use-is-narrow.ts';
import { useChangePlan } from '../draft/use-change-plan.ts';
import { PlanContents } from './plan-contents.tsx';
import classes from './plan-panel.module.css';
import { SnippetSection } from './snippet-section.tsx';

export function PlanPanel({ onClose }: { onClose: () => void }) {
  const draft = useDraftPlan();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const isNarrow = useIsNarrow();
  useEffect(() => focusText(title.current), []);
  useUiRequest(
    'focus',
    () => focusText(title.current),
    ({ kind }) => kind === 'plan',
  );
  const [first, ...others] = draft?.plan.requests ?? [];
  return (
    <BesideDialog ref={panel} titleId={titleId} className={`tb-column ${classes.panel}`} onClose={onClose}>
      <header className={`tb-row tb-fixed tb-hairline tb-wrap ${classes.head}`}>
        {isNarrow && <IconButton icon={IconArrowLeft} label="Back" onClick={onClose} />}
        <h2 className="tb-md tb-strong" id={titleId} ref={title} tabIndex={-1} data-autofocus>
          What will be sent
        </h2>
        <span className="tb-md tb-quiet tb-shrink">{draft?.title}</span>
        <div className="tb-row tb-end">
          {draft && <RequestsMade draft={draft} />}
          {!isNarrow && <IconButton icon={IconX} label="Close" tip="Close (Esc)" onClick={onClose} />}
        </div>
      </header>
      {draft === null || first === undefined ? (
        <p className="tb-sm-tall tb-quiet tb-inset">Loading: waiting for the server to identify itself.</p>
      ) : (
        <div className={classes.parts}>
          <PlanContents draft={draft} />
          <SnippetSection requests={[first, ...others]} />
        </div>
      )}
    </BesideDialog>
  );
}

const MADE = [
  ['one', 'One request'],
  ['each', 'One for each input'],
] as const;

/** Only a Langflow can be sent several inputs in either way: the embedded engine answers each input of one request. */
function RequestsMade({ draft: { choices, isLangflow, sentInputs } }: { draft: DraftPlan }) {
  const change = useChangePlan();
  if (!isLangflow || (sentInputs?.length ?? 0) < 2) return null;
  return (
    <Segments
      label="Requests made"
      choices={MADE}
      value={choices.asOneRequest ? 'one' : 'each'}
      onChange={(value) => change({ asOneRequest: value === 'one' })}
    />
  );
}
