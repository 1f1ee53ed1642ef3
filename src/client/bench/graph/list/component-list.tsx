/** The flow as a list, in the order in which it runs: for screen readers, and for narrow panes. */

import { memo, useMemo } from 'react';
import { groupPairs } from '#contract/group-pairs.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { runOrder } from '#flow/index/run-order.ts';
import { useFew } from '../../../shell/ui/controls/use-few.tsx';
import { ChangeMark } from '../../../shell/ui/feedback/change-mark.tsx';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import type { GraphModel } from '../model/graph-model.ts';
import { type GraphNodeModel, lineState } from '../model/graph-node-model.ts';
import type { RunProgress } from '../model/node-progress.ts';
import classes from './component-list.module.css';

export interface ComponentListProps {
  index: FlowIndex;
  model: GraphModel;
  progress: RunProgress;
  selected: string | null;
  /** Null if the list is only for screen readers. */
  onSelect: ((component: string | null) => void) | null;
}

/** `feeds Prompt Template and Chat Output`; empty if nothing follows. */
function feedsText(index: FlowIndex, fed: readonly string[]): string {
  const names = [...new Set(fed)].map((target) => index.byId.get(target)?.displayName ?? target);
  return names.length === 0 ? '' : `feeds ${names.join(', ')}`;
}

export const ComponentList = memo(function ComponentList(props: ComponentListProps) {
  const { index, model, progress, selected, onSelect } = props;
  const order = useMemo(() => runOrder(index), [index]);
  const feeds = useMemo(() => {
    const fed = groupPairs(index.connections.map(({ source, target }) => [source, target]));
    return new Map([...fed].map(([id, targets]) => [id, feedsText(index, targets)]));
  }, [index]);
  const { few, more } = useFew(order, 'components', 200);
  const nodes = new Map(model.nodes.map((node) => [node.id, node]));
  return (
    <ul aria-label="Components of the flow" className={onSelect ? 'tb-list tb-scroll-y' : 'tb-visually-hidden'}>
      {few.map((id) => {
        const node = nodes.get(id);
        if (!node) return null;
        const text = [progress.get(id)?.text ?? '', node.notReached ?? '', feeds.get(id) ?? ''];
        const rest = text.filter((part) => part !== '').join('; ');
        if (!onSelect) return <li key={id}>{[node.label, rest].filter((part) => part !== '').join('; ')}</li>;
        return <Item key={id} node={node} rest={rest} isSelected={id === selected} onSelect={onSelect} />;
      })}
      {/* Nobody sees a button in the hidden list: the graph has the others. */}
      {more !== null && <li>{onSelect ? more : `and ${(order.length - few.length).toLocaleString('en')} more`}</li>}
    </ul>
  );
});

interface ItemProps {
  node: GraphNodeModel;
  rest: string;
  isSelected: boolean;
  onSelect: (component: string | null) => void;
}

const Item = memo(function Item({ node, rest, isSelected, onSelect }: ItemProps) {
  const { id, name, state, change, lines, label } = node;
  const changes = lines.filter(({ kind }) => kind !== 'plain' && kind !== 'fed');
  const restId = `component-rest-${id}`;
  return (
    <li>
      <button
        type="button"
        className={`tb-plain tb-hairline tb-wide tb-ink tb-inset-xs-sm tb-hover tb-ring-inside ${classes.item}`}
        aria-label={label}
        aria-pressed={isSelected}
        aria-describedby={rest === '' ? undefined : restId}
        onClick={() => onSelect(isSelected ? null : id)}
      >
        <span className="tb-cut tb-strong">
          {name} <span className="tb-xs tb-mono tb-regular tb-quiet">{id}</span>
        </span>
        <span className="tb-row tb-gap-xs">
          {state && <StateMark state={state} />}
          {change && <ChangeMark kind={change} />}
        </span>
        {changes.map((line) => (
          <span key={line.key} className={`tb-xs tb-mono tb-quiet tb-break ${classes.change}`}>
            {line.label} {line.before !== null && `${line.before} → `}
            <strong className="tb-strong" data-state={lineState(line.kind)}>
              {line.after}
            </strong>
          </span>
        ))}
        <span className={`tb-sm tb-quiet tb-break ${classes.rest}`} id={restId}>
          {rest}
        </span>
      </button>
    </li>
  );
});
