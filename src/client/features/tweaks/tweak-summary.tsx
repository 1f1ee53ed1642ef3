/** The report in a few words, for where there is no room for it: "3 applied, 1 ignored". */
import { useTweakReport } from '../../draft/use-tweak-report.ts';
import { STATE_LABELS } from '../../ui/state-mark.tsx';

export function TweakSummary() {
  const report = useTweakReport();
  if (report === null || report.isEmpty) return 'none';
  const counts = report.counts.map(({ state, count }) => `${count} ${STATE_LABELS[state].toLowerCase()}`);
  if (report.isBroken) counts.unshift('not valid JSON');
  return counts.length > 0 ? counts.join(', ') : 'not checked';
}
