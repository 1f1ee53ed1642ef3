/** One line of the tree: key, value or size, and what it stands for in a reply. */
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { TreeLine } from '#run/result-tree.ts';
import classes from './response-tree.module.css';

const INDENT = 16;
const LONGEST_VALUE = 200;

export interface TreeLineViewProps {
  domId: string;
  line: TreeLine;
  top: number;
  isSelected: boolean;
  inputNumbers: readonly number[];
  onSelect: () => void;
  onToggle: () => void;
}

export function TreeLineView({ domId, line, top, isSelected, inputNumbers, onSelect, onToggle }: TreeLineViewProps) {
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
    <div className={classes.line} style={{ top, paddingLeft: 14 + depth * INDENT }} {...item}>
      <span className={classes.chevron}>{canOpen && <Chevron size={14} stroke={1.6} aria-hidden="true" />}</span>
      <span className={classes.key}>{key ?? 'response'}</span>
      {size === null ? (
        <span className={classes.value}>{shortValue(value)}</span>
      ) : (
        <span className={classes.size}>{sizeText(value, size, depth)}</span>
      )}
      <span className={classes.about}>{size === null ? '' : aboutText(line, inputNumbers)}</span>
    </div>
  );
}

function shortValue(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function sizeText(value: JsonValue, size: number, depth: number): string {
  if (Array.isArray(value)) return `[${size}]`;
  return depth === 0 ? `${size} keys` : `{ ${size} }`;
}

/** "Input 1", "Chat Output, message", or the first word of a row. */
function aboutText({ path, value }: TreeLine, inputNumbers: readonly number[]): string {
  const [top, input, inside, place] = path;
  if (top === 'outputs' && typeof input === 'number' && path.length === 2)
    return `Input ${inputNumbers[input] ?? input + 1}`;
  if (!isJsonObject(value)) return '';
  if (inside === 'outputs' && typeof place === 'number' && path.length === 4) {
    const name = value.component_display_name;
    const kind = isJsonObject(value.outputs) ? Object.keys(value.outputs)[0] : undefined;
    return typeof name === 'string' ? `${name}${kind === undefined ? '' : ` · ${kind}`}` : '';
  }
  if (typeof path.at(-1) !== 'number') return '';
  const word = Object.values(value).find((item) => typeof item === 'string' && item !== '');
  return typeof word === 'string' ? word.slice(0, 40) : '';
}
