/** After the counts: whether the report is a forecast and by which rules, or what a run with these tweaks did. */
import type { TweakRules } from '#flow/tweak-verdict.ts';
import { shortVersion } from '../../../api/short-version.ts';
import type { ReportOrigin } from '../../../draft/tweak-report/confirm-report.ts';
import classes from './report-dock.module.css';

export interface OriginLineProps {
  origin: ReportOrigin;
  rules: TweakRules | null;
  className?: string | undefined;
}

/** "rules of 1.13", as people call a release; says when they were not measured on it. */
function rulesText({ release, isAssumed }: TweakRules): string {
  const short = shortVersion({ version: release });
  return isAssumed ? `rules assumed for ${short}` : `rules of ${short}`;
}

function rulesTitle({ release, isAssumed }: TweakRules): string {
  return isAssumed
    ? `Release ${release} was not measured: the rules of the nearest measured release are assumed`
    : `By the rules of release ${release}, which were measured`;
}

function originText(origin: ReportOrigin): string {
  switch (origin.kind) {
    case 'forecast':
      return 'Forecast';
    case 'confirmed':
      return `Confirmed by run #${origin.run}`;
    case 'differs':
      return `Run #${origin.run} did otherwise in ${origin.rows} of these`;
    case 'refused':
      return `Run #${origin.run} was refused for ${origin.rows} of these`;
  }
}

export function ReportOriginLine({ origin, rules, className }: OriginLineProps) {
  const isAlarm = origin.kind === 'differs' || origin.kind === 'refused';
  return (
    <p className={`${classes.origin} ${className ?? ''}`} title={rules ? rulesTitle(rules) : undefined}>
      <span className={isAlarm ? classes.alarm : undefined}>{originText(origin)}</span>
      {rules && <span> · {rulesText(rules)}</span>}
    </p>
  );
}
