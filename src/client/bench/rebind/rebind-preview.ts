/** Previews what the chosen matches would do to the request. */

import type { FlowIndex } from '#flow/index/flow-index.ts';
import { applyRebinds } from '#flow/rebind/apply-rebinds.ts';
import { SHOWN_STATES, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import type { DraftInput, RequestDraft } from '#run/model/request-draft.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import type { TweakCount } from '#run/report/tweak-report.ts';
import { reportOutline } from '../../draft/tweak-report/report-outline.ts';

/** New ids by old ones; each new id occurs at most once. */
export function previewRebinds(
  draft: RequestDraft,
  matches: ReadonlyMap<string, string>,
  knowledge: { index: FlowIndex; rules: TweakRules | null },
) {
  const { tweaksText, inputs, outputs } = draft;
  const changed = applyRebinds({ tweaksText, targets: inputs.map(({ components }) => components), outputs }, matches);
  const next: RequestDraft = {
    ...draft,
    tweaksText: changed.tweaksText,
    inputs: inputs.map(
      (input, position): DraftInput => ({ ...input, components: [...(changed.targets[position] ?? [])] }),
    ),
    outputs: [...changed.outputs],
  };
  const report = (of: RequestDraft) => makeTweakReport({ text: of.tweaksText, ...reportOutline(of), ...knowledge });
  const after = report(next);
  return {
    draft: next,
    before: report(draft).counts,
    after: after.counts,
    /** What the tweaks of each new id will do. */
    rowsOf: (newId: string) => after.rows.filter(({ path }) => path[0] === newId),
  };
}

export type RebindPreview = ReturnType<typeof previewRebinds>;

/** "4 ignored → 4 applied"; null if nothing changes. */
export function effectText({ before, after }: Pick<RebindPreview, 'before' | 'after'>): string | null {
  const left = countsText(before);
  const right = countsText(after);
  return left === right ? null : `${left} → ${right}`;
}

function countsText(counts: readonly TweakCount[]): string {
  const sorted = counts.toSorted((left, right) => SHOWN_STATES.indexOf(left.state) - SHOWN_STATES.indexOf(right.state));
  return sorted.length === 0
    ? 'none'
    : sorted.map(({ state, count }) => `${count} ${STATE_LABELS[state].toLowerCase()}`).join(', ');
}
