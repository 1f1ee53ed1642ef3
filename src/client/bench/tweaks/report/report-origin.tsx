/** Says whether the report is a prediction and by which rules, or what a run with these tweaks did. */
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import type { ReportOrigin } from '../../../draft/tweak-report/confirm-report.ts';
import { shortVersion } from '../../../shell/api/short-version.ts';
import classes from './report-dock.module.css';

export interface OriginLineProps {
  origin: ReportOrigin;
  rules: TweakRules | null;
  className?: string | undefined;
}

/** "Langflow 1.13"; says so if the rules of the release were not measured. */
function rulesText({ release, isAssumed }: TweakRules): string {
  const short = `Langflow ${shortVersion({ version: release })}`;
  return isAssumed ? `${short}, not measured` : short;
}

function rulesTitle({ release, isAssumed }: TweakRules): string {
  return isAssumed
    ? `Langflow ${release} was not measured, so the rules of the nearest measured release are used`
    : `The rules of Langflow ${release}, as measured`;
}

function originText(origin: ReportOrigin, rules: TweakRules | null): string {
  switch (origin.kind) {
    case 'predicted':
      return rules ? `Predicted (${rulesText(rules)})` : 'Predicted';
    case 'checked':
      return `Checked against run #${origin.run}`;
    case 'differs':
      return `${origin.rows} of these came out differently in run #${origin.run}`;
    case 'refused':
      return `Run #${origin.run} was refused`;
  }
}

export function ReportOriginLine({ origin, rules, className }: OriginLineProps) {
  const isAlarm = origin.kind === 'differs' || origin.kind === 'refused';
  return (
    <p className={`tb-sm tb-quiet ${classes.origin} ${className ?? ''}`} title={rules ? rulesTitle(rules) : undefined}>
      <span className={isAlarm ? 'tb-strong tb-problem' : undefined}>{originText(origin, rules)}</span>
    </p>
  );
}
