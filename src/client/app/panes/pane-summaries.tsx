/** What a folded pane, or a tab, says about its content. */

import { useDraftValue } from '../../draft/use-draft.ts';
import { useTweakReport } from '../../draft/use-tweak-report.ts';
import { STATE_LABELS, StateMark } from '../../ui/state-mark.tsx';
import classes from './panes.module.css';

export function RequestSummary() {
  const mode = useDraftValue('inputsMode');
  const inputs = useDraftValue('inputs');
  if (mode !== 'mine') return mode === 'none' ? 'no inputs' : "the flow's inputs";
  return `${inputs.length} input${inputs.length === 1 ? '' : 's'}`;
}

export function TweaksSummary() {
  const report = useTweakReport();
  if (report === null || report.isEmpty) return 'none';
  if (report.isBroken) return 'not valid JSON';
  return report.counts.map(({ state, count }) => `${count} ${STATE_LABELS[state].toLowerCase()}`).join(', ');
}

/** The gravest state that does not do what was asked, with its count; nothing when all tweaks work. */
export function TweaksMark() {
  const report = useTweakReport();
  const worst = (['refused', 'ignored', 'overridden', 'ambiguous'] as const)
    .map((state) => report?.counts.find((entry) => entry.state === state))
    .find((entry) => entry !== undefined);
  if (worst === undefined) return null;
  return (
    <span className={classes.mark} data-state={worst.state} style={{ color: `var(--tb-${worst.state})` }}>
      <StateMark state={worst.state} size={12} />
      {worst.count}
      <span className="tb-visually-hidden"> {STATE_LABELS[worst.state].toLowerCase()}</span>
    </span>
  );
}

/** One line under the plan on narrow screens: what would not do what was asked. */
export function TweaksWarning() {
  const report = useTweakReport();
  const refused = report?.counts.find(({ state }) => state === 'refused');
  const ignored = report?.counts.find(({ state }) => state === 'ignored');
  const worst = refused ?? ignored;
  if (worst === undefined) return null;
  const word = worst.state === 'refused' ? 'refused' : 'ignored';
  return (
    <span className={classes.warning}>
      <StateMark state={worst.state} size={12} /> {worst.count} tweak{worst.count === 1 ? '' : 's'} will be {word}
    </span>
  );
}
