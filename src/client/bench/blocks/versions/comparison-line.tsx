/** The line above the graph and the form: which difference they show, what of it they cannot show, and Clear. */
import { useRef } from 'react';
import { differenceSentence } from '#run/compare/difference-sentence.ts';
import { formatList } from '#run/figures/result-format.ts';
import { useUiState } from '../../../shell/state/ui-state.ts';
import { focusInto } from '../../../shell/ui/focus/focus-into.ts';
import type { ShownComparison } from './use-flow-comparison.ts';

/** More are only counted: the dialog of the versions lists all. */
const MOST = 6;

export interface ComparisonLineProps {
  comparison: ShownComparison;
  /** Components and fields that are not marked below: `Calculator removed`. */
  unmarked?: readonly string[];
}

export function ComparisonLine({ comparison, unmarked = [] }: ComparisonLineProps) {
  const line = useRef<HTMLDivElement>(null);
  const { names, difference, byId } = comparison;
  // Connections of added and removed components are not named: they were added or removed with them.
  const isWhole = (id: string) => byId.has(id) && byId.get(id)?.kind !== 'changed';
  const connections = difference.connections
    .filter(({ ends }) => !ends.some(isWhole))
    .map(({ kind, label }) => `connection ${label} ${kind}`);
  const rest = [...unmarked, ...connections];
  const isSame = difference.components.length === 0 && difference.connections.length === 0;
  function clear() {
    // The line unmounts with the focused button.
    focusInto(line.current?.nextElementSibling);
    useUiState.setState({ flowComparison: null });
  }
  return (
    <div ref={line} className="tb-bar tb-sm-tall tb-fixed tb-tint tb-inset-xs-sm tb-gap-md" role="note">
      <p className="tb-break tb-grow">
        <span className="tb-strong">{`Differences between ${inSentence(names[0])} and ${inSentence(names[1])}:`}</span>{' '}
        {isSame ? 'none.' : differenceSentence(difference)}
        {rest.length > 0 && <span className="tb-quiet">{` Not marked here: ${formatList(rest, MOST)}.`}</span>}
      </p>
      <button type="button" className="tb-link tb-strong tb-fixed" aria-label="Clear the differences" onClick={clear}>
        Clear
      </button>
    </div>
  );
}

function inSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
