/** One row of the report. A click anywhere on it goes to the tweak in the editor. */

import { Fragment, memo, type ReactNode, type Ref } from 'react';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { sentText } from '#run/report/sent-text.ts';
import {
  type RowProof,
  type SentValue,
  type TweakReportRow,
  type TweakSuggestion,
  whyParts,
} from '#run/report/tweak-report.ts';
import { IconCheck, IconEqualNot, IconSitemap } from '../../../shell/icons/icons.ts';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import { focusInto } from '../../../shell/ui/focus/focus-into.ts';
import { useTweaksTargets } from '../../draft/use-tweaks-targets.ts';
import classes from './report-table.module.css';
import nameClasses from './row-name.module.css';

/** Makes the names of a row's buttons unique. */
export interface RowNames {
  goTo: string;
  /** Added to `Replace a with b`; empty if that is unique. */
  replaceEnd: string;
  graph: string;
}

export interface ReportRowProps extends RowNames {
  ref: Ref<HTMLTableRowElement> | undefined;
  row: TweakReportRow;
  /** Index among the rows. */
  index: number;
  rowIndex: number;
  isCurrent: boolean;
  /** True if a column shows what a run did. */
  hasRun: boolean;
  /** True if there is no room for a column with the reason: the second line of the row has the state and the reason. */
  isNarrow: boolean;
  /** True if a tick replaces the value that the run used, because it is the same as the predicted one. */
  isTicked: boolean;
  onGoTo: (row: TweakReportRow) => void;
  onReplace: (suggestion: TweakSuggestion) => void;
}

export const ReportRow = memo(function ReportRow(props: ReportRowProps) {
  const { ref, row, goTo, replaceEnd, graph, index, rowIndex, isCurrent, hasRun, isNarrow, isTicked } = props;
  const { onGoTo, onReplace } = props;
  const { state, component, componentIds, field, sent, span, suggestion, proof } = row;
  // No button for a bare key of several components.
  const componentId = componentIds.length === 1 ? componentIds[0] : undefined;
  const button = suggestion?.canApply ? (
    <Replacement suggestion={suggestion} end={replaceEnd} onReplace={onReplace} />
  ) : null;
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={rowIndex}
      aria-current={isCurrent || undefined}
      className={`tb-hover tb-relative ${classes.row}`}
    >
      <td>
        <span className={`tb-row tb-medium tb-gap-xs-sm ${classes.state}`} style={{ color: `var(--tb-${state})` }}>
          <StateMark state={state} /> <span>{STATE_LABELS[state]}</span>
        </span>
      </td>
      <td title={[component, field, ...componentIds].join(' ')}>
        <span className={`tb-flex ${nameClasses.name}`}>
          <span>{component}</span> <span className={`tb-mono ${classes.mono}`}>{field}</span>
        </span>
      </td>
      <td title={sentText(sent)}>
        <span className={`tb-mono tb-block ${classes.mono} ${classes.value}`}>
          <Sent sent={sent} />
        </span>
      </td>
      {isNarrow && (
        <td className={`tb-quiet tb-break ${classes.why}`}>
          <Why row={row} button={button} replaceEnd={replaceEnd} onReplace={onReplace} />
        </td>
      )}
      {hasRun && (
        <td className={classes.run}>
          {proof ? (
            <Used proof={proof} isTicked={isTicked} isNarrow={isNarrow} />
          ) : (
            <span className="tb-quiet">not reported</span>
          )}
        </td>
      )}
      {!isNarrow && (
        <td className={`tb-quiet tb-break ${classes.why}`}>
          <Why row={row} button={button} replaceEnd={replaceEnd} onReplace={onReplace} />
        </td>
      )}
      <td className={classes.line}>
        {span && (
          <button
            type="button"
            className={`tb-plain tb-mono tb-quiet tb-cover ${classes.goTo} ${classes.mono}`}
            aria-label={goTo}
            onClick={() => onGoTo(row)}
          >
            {span.line}
          </button>
        )}
        {/* After the other, as it is drawn only once the row has the pointer or the focus. */}
        {componentId !== undefined && <GraphButton component={componentId} label={graph} />}
      </td>
    </tr>
  );
});

/** What a tweak changes: the flow's value, and what is sent. */
function Sent({ sent }: { sent: SentValue }) {
  switch (sent.kind) {
    case 'change':
      return (
        <>
          <span className="tb-quiet">{sent.before}</span>
          {' → '}
          <strong className="tb-strong">{sent.after}</strong>
        </>
      );
    case 'same':
      return <span className="tb-quiet">{sent.value}</span>;
    case 'replaced':
      return (
        <>
          <del className="tb-quiet">{sent.value}</del> <strong className="tb-strong">{sent.by}</strong>
        </>
      );
    case 'none':
      return <span className="tb-quiet">{sent.text}</span>;
  }
}

function GraphButton({ component, label }: { component: string; label: string }) {
  const { goTo } = useTweaksTargets();
  return (
    <button
      type="button"
      className={`tb-faint tb-relative ${nameClasses.graph}`}
      aria-label={label}
      title="Show on the graph"
      onClick={() => goTo({ kind: 'graph', component })}
    >
      <IconSitemap size={14} stroke={1.6} aria-hidden="true" />
    </button>
  );
}

interface UsedProps {
  proof: RowProof;
  isTicked: boolean;
  isNarrow: boolean;
}

/** What the run did with it, and whether that is as predicted. */
function Used({ proof: { isAsPredicted, used }, isTicked, isNarrow }: UsedProps) {
  const isOther = isAsPredicted === false;
  const Mark = isOther ? IconEqualNot : IconCheck;
  const label = isOther ? 'not as predicted' : isAsPredicted === null ? '' : ', as predicted';
  return (
    <span
      className={
        isOther
          ? `tb-row tb-top tb-quiet tb-gap-xs tb-strong tb-problem ${classes.used}`
          : `tb-row tb-top tb-quiet tb-gap-xs ${classes.used}`
      }
      title={used}
    >
      {isAsPredicted !== null && <Mark size={13} stroke={2} aria-hidden="true" />}
      <span className={isTicked ? 'tb-visually-hidden' : `tb-mono ${classes.mono} ${classes.value}`}>{used}</span>
      {/* There is room for the value alone, with the mark; the row has the sentence. */}
      <span className={!isOther || isNarrow ? 'tb-visually-hidden' : undefined}>{label}</span>
    </span>
  );
}

interface ReplacementProps {
  suggestion: TweakSuggestion;
  end: string;
  onReplace: (suggestion: TweakSuggestion) => void;
}

function Replacement({ suggestion, end, onReplace }: ReplacementProps) {
  const { from, to } = suggestion;
  return (
    <button
      type="button"
      className={`tb-link tb-strong tb-relative tb-size-sm ${nameClasses.suggestion}`}
      aria-label={`Replace ${from} with ${to}${end}`}
      onClick={({ currentTarget }) => {
        // The row unmounts with the replaced name.
        const row = currentTarget.closest('tr');
        focusInto(row?.nextElementSibling, row?.previousElementSibling, row?.closest('section'));
        onReplace(suggestion);
      }}
    >
      {to}
    </button>
  );
}

interface WhyProps {
  row: TweakReportRow;
  button: ReactNode;
  replaceEnd: string;
  onReplace: (suggestion: TweakSuggestion) => void;
}

function Why({ row, button, replaceEnd, onReplace }: WhyProps) {
  const { why, suggestion, notes } = row;
  if (!suggestion) return whyParts(row).join('. ');
  return (
    <>
      {why} Did you mean {button ?? <strong>{suggestion.to}</strong>}
      {suggestion.others.map((to) => (
        <Fragment key={to}>
          {' or '}
          <Replacement suggestion={{ ...suggestion, to }} end={replaceEnd} onReplace={onReplace} />
        </Fragment>
      ))}
      ?{notes.length > 0 && ` ${notes.join('. ')}`}
    </>
  );
}
