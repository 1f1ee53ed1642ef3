/** One component on the graph: a button that shows what the request does to it. */

import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { type KeyboardEvent, type MouseEvent, memo, use } from 'react';
import {
  type Icon,
  IconBox,
  IconBrain,
  IconFileText,
  IconFolder,
  IconGitBranch,
  IconHistory,
  IconListSearch,
  IconMessage,
  IconMessage2Share,
  IconRobot,
  IconStack2,
  IconTable,
  IconTool,
} from '../../../shell/icons/icons.ts';
import { hasModifier } from '../../../shell/ui/browser/platform-keys.ts';
import { ChangeMark } from '../../../shell/ui/feedback/change-mark.tsx';
import { ElapsedTime } from '../../../shell/ui/feedback/elapsed-time.tsx';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import { GraphActionsContext } from '../model/graph-actions.ts';
import { type GraphNodeModel, lineState, type NodeLine } from '../model/graph-node-model.ts';
import { isArrowKey } from '../model/neighbour.ts';
import type { NodeProgress } from '../model/node-progress.ts';
import { isFlat, lineHeight } from '../model/node-size.ts';
import lineClasses from '../node-line.module.css';
import classes from './component-node.module.css';

export type ComponentNodeData = {
  model: GraphNodeModel;
  progress: NodeProgress | null;
  /** True for the only node with a tab stop. */
  isTabStop: boolean;
};

export type ComponentFlowNode = Node<ComponentNodeData, 'component'>;

export const ComponentNode = memo(function ComponentNode(props: NodeProps<ComponentFlowNode>) {
  const { data, selected, targetPosition = Position.Left, sourcePosition = Position.Right } = props;
  const { model, progress, isTabStop } = data;
  const { id, name, state, change, lines, more, notReached, isIdle, label, inside, isFed, isFeeding } = model;
  const actions = use(GraphActionsContext);
  const Icon = iconOf(model);
  const progressId = `graph-progress-${id}`;

  const press = ({ target }: MouseEvent) => {
    const line = target instanceof Element ? target.closest('[data-line]')?.getAttribute('data-line') : null;
    if (line == null) actions.select(id);
    else actions.goToLine(Number(line));
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      actions.select(null);
      return;
    }
    if (!isArrowKey(event.key) || hasModifier(event)) return;
    event.preventDefault();
    actions.move(id, event.key);
  };
  return (
    <>
      {isFed && <Handle type="target" position={targetPosition} isConnectable={false} className={classes.handle} />}
      <button
        type="button"
        className={`tb-raised tb-ink tb-relative tb-block tb-high ${classes.node}`}
        data-component={id}
        data-owns-escape={selected || undefined}
        data-state={state ?? undefined}
        data-change={change ?? undefined}
        data-reach={isIdle ? 'none' : notReached === null ? undefined : 'no-input'}
        data-run={progress?.state}
        aria-label={label}
        aria-pressed={selected}
        aria-describedby={progress ? progressId : undefined}
        tabIndex={isTabStop ? 0 : -1}
        onClick={press}
        onKeyDown={move}
        onFocus={() => actions.focused(id)}
      >
        <span className={classes.head}>
          <Icon size={16} stroke={1.6} className={`tb-quiet ${classes.icon}`} aria-hidden="true" />
          <span className={`tb-cut tb-strong ${classes.name}`}>{name}</span>
          {(state || change) && (
            <span className={`tb-flex ${classes.marks}`}>
              {state && <StateMark state={state} />}
              {change && <ChangeMark kind={change} />}
            </span>
          )}
          <span className={`tb-cut tb-mono tb-xs tb-quiet ${classes.id}`}>
            {inside > 0 ? `group of ${inside}` : id}
          </span>
        </span>
        {(lines.length > 0 || notReached !== null) && (
          <span className={`tb-mono tb-xs tb-hairline-above tb-block ${classes.body}`}>
            {lines.map((line) => (
              <NodeLineView key={line.key} line={line} />
            ))}
            {more > 0 && <span className={`tb-quiet tb-block ${classes.more}`}>and {more} more</span>}
            {notReached !== null && <span className={`tb-block ${classes.reason}`}>{notReached}</span>}
          </span>
        )}
      </button>
      {progress && (
        <span
          className={`tb-row tb-mono tb-xs tb-quiet tb-surface tb-one-line ${classes.progress}`}
          data-run={progress.state}
          id={progressId}
        >
          {progress.text}
          {progress.since !== null && <ElapsedTime since={progress.since} isSilent />}
        </span>
      )}
      {isFeeding && <Handle type="source" position={sourcePosition} isConnectable={false} className={classes.handle} />}
    </>
  );
});

/** One field on a node: its name and its value in the request. A click goes to its line. */
function NodeLineView({ line: shown }: { line: NodeLine }) {
  const { kind, label, before, after, line } = shown;
  return (
    <span
      className={isFlat(shown) ? lineClasses.flat : `tb-block ${lineClasses.line}`}
      style={{ height: lineHeight(shown) }}
      data-kind={kind}
      data-line={line ?? undefined}
      title={
        line === null
          ? `${label} ${after}`
          : `Go to line ${line}: ${label} ${before === null ? '' : `${before} → `}${after}`
      }
    >
      <span className={`tb-cut tb-quiet ${lineClasses.field}`}>{label}</span>
      <span className={`tb-cut ${lineClasses.value}`}>
        {before !== null && <span className="tb-quiet">{before} → </span>}
        <span className={`tb-strong ${lineClasses.after}`} data-state={lineState(kind)}>
          {after}
        </span>
      </span>
    </span>
  );
}

const BY_TYPE: readonly (readonly [RegExp, Icon])[] = [
  [/agent/i, IconRobot],
  [/router|condition|loop|switch/i, IconGitBranch],
  [/prompt|text|parser|summar/i, IconFileText],
  [/model|openai|anthropic|llm|chat.?completion/i, IconBrain],
  [/memory|history|message/i, IconHistory],
  [/search|retriev|store|vector|knowledge|embed/i, IconListSearch],
  [/table|data|csv|json|sql/i, IconTable],
  [/file|director|url|web/i, IconFolder],
  [/tool|mcp|api|calculator|date/i, IconTool],
];

/** The icon for a kind of component. */
function iconOf({ type, isInput, isOutput, inside }: GraphNodeModel): Icon {
  if (inside > 0) return IconStack2;
  if (isInput) return IconMessage;
  if (isOutput) return IconMessage2Share;
  return BY_TYPE.find(([pattern]) => pattern.test(type))?.[1] ?? IconBox;
}
