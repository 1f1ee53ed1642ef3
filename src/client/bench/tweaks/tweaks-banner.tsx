/** A banner above the editor for tweaks that would make the server refuse the whole run. */
import type { ReactNode } from 'react';
import { OWNER_ONLY } from '#flow/tweaks/owner-only.ts';
import type { TweakReport, TweakReportRow } from '#run/report/tweak-report.ts';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import classes from './tweaks-banner.module.css';

/** Further refused tweaks are only counted; the report has them. */
const MAX_NAMED = 3;

const BANNER = `tb-fixed tb-hairline tb-refused-tint ${classes.banner}`;

export interface TweaksBannerProps {
  report: TweakReport;
  onRemove: (row: TweakReportRow) => void;
}

export function TweaksBanner({ report, onRemove }: TweaksBannerProps) {
  const refused = report.rows.filter(({ state }) => state === 'refused');
  // No banner for broken text: it would move the editor while the user types. The report has the rows of the last valid text.
  if (report.isBroken || refused.length === 0) return null;
  if (refused[0]?.verdicts[0]?.reason.kind === 'owner-only') {
    return (
      <fieldset className={BANNER} aria-label="Tweaks that would be refused">
        <Line action={null}>
          {OWNER_ONLY}, and it belongs to another user. With tweaks, the whole run would be refused (404).
        </Line>
      </fieldset>
    );
  }
  const names = removeNames(refused);
  const hidden = refused.length - MAX_NAMED;
  return (
    <fieldset className={BANNER} aria-label="Tweaks that would be refused">
      {refused.slice(0, MAX_NAMED).map((row, position) => (
        <Line
          key={row.id}
          action={
            <button
              type="button"
              className={`tb-end tb-fixed tb-raised tb-ink tb-hover ${classes.action}`}
              onClick={() => onRemove(row)}
            >
              {names[position]}
            </button>
          }
        >
          <RefusedSentence row={row} />
          {position === 0 && ' The whole run would be refused (422).'}
        </Line>
      ))}
      {hidden > 0 && <Line action={null}>{`${hidden} more ${hidden === 1 ? 'is' : 'are'} in the report.`}</Line>}
    </fieldset>
  );
}

function RefusedSentence({ row }: { row: TweakReportRow }) {
  if (row.verdicts[0]?.reason.kind === 'protected-refused') {
    return (
      <>
        <strong>{row.field}</strong> in {row.component} is protected.
      </>
    );
  }
  return (
    <>
      <strong>{row.field}</strong>: {row.why.replace('. Langflow will refuse this run', '')}.
    </>
  );
}

/** "Remove line 9"; with the field if several are on one line. */
function removeNames(rows: readonly TweakReportRow[]): string[] {
  return rows.map((row) => {
    const line = row.span?.line;
    const isOnly = rows.filter(({ span }) => span?.line === line).length === 1;
    return isOnly ? `Remove line ${line ?? ''}` : `Remove line ${line ?? ''}, ${row.field}`;
  });
}

function Line({ action, children }: { action: ReactNode; children: ReactNode }) {
  return (
    <div className="tb-row tb-problem tb-min-28">
      <StateMark state="refused" />
      <p className="tb-sm tb-shrink tb-ink">{children}</p>
      {action}
    </div>
  );
}
