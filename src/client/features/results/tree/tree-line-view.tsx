/** One line of the tree: key, value or size, and its meaning in a reply. */

import type { JsonValue } from '#contract/json.ts';
import { cutText } from '#contract/text/cut-text.ts';
import type { TreeLine } from '#run/results/result-tree.ts';
import { IconChevronDown, IconChevronRight } from '../../../icons/icons.ts';
import classes from './response-tree.module.css';

const INDENT = 16;

export interface TreeLineViewProps {
  domId: string;
  line: TreeLine;
  top: number;
  isSelected: boolean;
  rootName: string;
  about: string;
  onSelect: () => void;
  onToggle: () => void;
}

export function TreeLineView({ domId, line, top, isSelected, rootName, about, onSelect, onToggle }: TreeLineViewProps) {
  const { size, isOpen, value, key, depth } = line;
  const canOpen = size !== null && size > 0;
  const item = {
    id: domId,
    role: 'treeitem',
    'aria-level': depth + 1,
    'aria-posinset': line.position,
    'aria-setsize': line.siblings,
    'aria-selected': isSelected,
    ...(canOpen ? { 'aria-expanded': isOpen } : {}),
    onClick: () => {
      onSelect();
      if (canOpen) onToggle();
    },
  };
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div
      className={`tb-row tb-gap-xs-sm tb-hover ${classes.line}`}
      style={{ top, paddingLeft: 14 + depth * INDENT }}
      {...item}
    >
      <span className={`tb-fixed tb-quiet ${classes.chevron}`}>
        {canOpen && <Chevron size={14} stroke={1.6} aria-hidden="true" />}
      </span>
      <span className={classes.key}>{key ?? rootName}</span>
      {size === null ? (
        <span className={`tb-accent ${classes.value}`}>{cutText(JSON.stringify(value), 200)}</span>
      ) : (
        <span className="tb-faint">{sizeText(value, size, depth)}</span>
      )}
      <span className={`tb-faint ${classes.about}`}>{about}</span>
    </div>
  );
}

function sizeText(value: JsonValue, size: number, depth: number): string {
  if (Array.isArray(value)) return `[${size}]`;
  return depth === 0 ? `${size} keys` : `{ ${size} }`;
}
