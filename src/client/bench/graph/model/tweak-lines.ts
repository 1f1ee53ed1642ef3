/** Groups the verdicts of the report by component: what each tweak does to which field of which node. */

import { idTail } from '#flow/index/component-id.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretTweak } from '#flow/index/secret-field.ts';
import { REPLACING, usesDefault } from '#flow/tweaks/shown-state.ts';
import type { TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import { BUILT_IN, HIDDEN_VALUE, showValue } from '#run/report/show-value.ts';
import type { TweakReportRow } from '#run/report/tweak-report.ts';
import { winningInputs } from '#run/report/winning-inputs.ts';
import type { NodeLine } from './graph-node-model.ts';

export interface TweakLines {
  /** Lines by component id, in the order of the text. */
  byComponent: ReadonlyMap<string, readonly NodeLine[]>;
  /** Tweaks that reach no component. */
  unmatched: readonly TweakReportRow[];
}

type LineText = Pick<NodeLine, 'before' | 'after' | 'ariaText'>;

/** The text of one verdict on its node. `row` has the sentence for everything that is not a change. */
function lineText(
  row: TweakReportRow,
  verdict: TweakVerdict | null,
  show: (value: TweakVerdict['value']) => string,
): LineText {
  const { field, state, suggestion, hint, why } = row;
  const target = verdict?.target ?? null;
  if (REPLACING.has(state) && verdict && target) {
    const [before, after] = [show(target.before), usesDefault(verdict) ? BUILT_IN : show(target.after)];
    return { before, after, ariaText: `${field} ${before} to ${after}` };
  }
  if (state === 'no-op') return { before: null, after: 'same as the flow', ariaText: field };
  if (state === 'overridden' && verdict) {
    const value = show(verdict.value);
    if (verdict.reason.kind === 'input-wins') {
      const winner = winningInputs(verdict.reason.inputs);
      return { before: value, after: winner, ariaText: `${field} by ${winner}` };
    }
    return { before: null, after: `${value} overridden`, ariaText: field };
  }
  if (verdict?.reason.kind === 'unknown-field') {
    const after = suggestion ? `no such field: ${suggestion.to}?` : 'no such field';
    return { before: null, after, ariaText: field };
  }
  if (verdict?.reason.kind === 'protected-refused')
    return { before: null, after: 'protected, not sent', ariaText: field };
  return { before: null, after: hint === '' ? why : hint, ariaText: field };
}

/** All lines of a report. Linear in its verdicts. */
export function tweakLines(index: FlowIndex, rows: readonly TweakReportRow[]): TweakLines {
  const byComponent = new Map<string, NodeLine[]>();
  const unmatched: TweakReportRow[] = [];
  const add = (component: string, row: TweakReportRow, kind: NodeLine['kind'], text: LineText) => {
    const lines = byComponent.get(component) ?? [];
    const isAgain = lines.some((other) => other.field === row.field);
    const line = row.span?.line ?? null;
    const label = isAgain && line !== null ? `${row.field}, line ${line}` : row.field;
    lines.push({ key: `${row.id}\n${kind}`, field: row.field, kind, label, line, ...text });
    byComponent.set(component, lines);
  };
  for (const row of rows) {
    const verdicts: (TweakVerdict | null)[] = row.verdicts.length > 0 ? [...row.verdicts] : [null];
    for (const verdict of verdicts) {
      const component = verdict?.target?.component ?? row.componentIds[0];
      const field = component === undefined ? undefined : index.byId.get(component)?.fields.get(row.field);
      if (component === undefined) {
        unmatched.push(row);
        continue;
      }
      const show = (value: TweakVerdict['value']) =>
        isSecretTweak(field, row.field) ? HIDDEN_VALUE : showValue(value);
      add(component, row, row.state, lineText(row, verdict, show));
      if (verdict?.reason.kind !== 'shared-name') continue;
      const { components, winner } = verdict.reason;
      for (const other of components) {
        if (other === winner) continue;
        const after = `went to ${idTail(winner)}`;
        add(other, row, 'lost', { before: null, after, ariaText: `${row.field} ${after}` });
      }
    }
  }
  return { byComponent, unmatched };
}
