/** The virtualised lines of a tree. Arrow keys move, expand and collapse; Home and End go to the first and last line. */

import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef } from 'react';
import type { JsonValue } from '#contract/json.ts';
import { cutText } from '#contract/text/cut-text.ts';
import { byteLength, formatSize } from '#run/figures/result-format.ts';
import type { JsonPath } from '#run/results/result-accessor.ts';
import type { TreeLine } from '#run/results/result-tree.ts';
import { IconChevronDown, IconChevronRight } from '../../../shell/icons/icons.ts';
import { hasModifier } from '../../../shell/ui/browser/platform-keys.ts';
import { indexByKey } from '../../../shell/ui/layout/list-keys.ts';
import { useSize } from '../../../shell/ui/layout/use-size.ts';
import { useVirtualRows } from '../../../shell/ui/layout/use-virtual-rows.ts';
import classes from './response-tree.module.css';

const LINE_HEIGHT = 25;
/** Padding above and below the lines, in px. */
const PADDING = 12;

export interface TreeLinesProps {
  lines: readonly TreeLine[];
  rootName: string;
  label: string;
  /** True if it is as high as its content, up to a part of the window. */
  isInline: boolean;
  /** Text after a list or object. */
  aboutOf: (line: TreeLine) => string;
  /** JSON pointer of the picked line, which is also the active one for the keyboard; null for none. */
  selected: string | null;
  onSelect: (path: JsonPath) => void;
  onToggle: (id: string) => void;
}

export function TreeLines(props: TreeLinesProps) {
  const { lines, rootName, label, isInline, aboutOf, selected, onSelect, onToggle } = props;
  const {
    ref: scroller,
    size: { height },
  } = useSize<HTMLDivElement>();
  const prefix = useId();
  const { shown, reveal } = useVirtualRows({
    count: lines.length,
    rowHeight: LINE_HEIGHT,
    scroller,
    headHeight: PADDING,
    overscan: 20,
  });
  const at = Math.max(
    0,
    lines.findIndex((line) => line.id === selected),
  );
  const revealLine = useEffectEvent((line: number) => {
    if (selected !== null) reveal(line);
  });
  const revealed = useRef({ at: -1, height: 0 });
  // Also when what is below the tree takes a part of its height. A hidden tree has none, and stays as it was scrolled.
  useEffect(() => {
    const before = revealed.current;
    if (at === before.at && (height === 0 || height === before.height)) return;
    revealed.current = { at, height };
    revealLine(at);
  }, [at, height]);

  function onKeyDown(event: KeyboardEvent) {
    const to = indexByKey(event, at, lines.length);
    if (to !== null) return onSelect(lines[to]?.path ?? []);
    const line = hasModifier(event) ? undefined : lines[at];
    const next = line && moveOf(event.key, line, at, lines);
    if (next === undefined) return;
    event.preventDefault();
    if (next === 'toggle') onToggle(line?.id ?? '');
    else onSelect(lines[next]?.path ?? []);
  }

  const tree = {
    role: 'tree',
    tabIndex: 0,
    'aria-label': label,
    'data-inline': isInline || undefined,
    'aria-activedescendant': `${prefix}-${at}`,
    onKeyDown,
  };
  return (
    <div ref={scroller} className={`tb-mono tb-scroll tb-size-sm ${classes.tree}`} {...tree}>
      <div
        role="presentation"
        style={{ height: lines.length * LINE_HEIGHT, position: 'relative', minWidth: 'max-content' }}
      >
        {shown.map((index) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <TreeLineView
              key={line.id}
              domId={`${prefix}-${index}`}
              line={line}
              top={index * LINE_HEIGHT}
              isSelected={selected !== null && index === at}
              rootName={rootName}
              about={line.size === null ? lengthText(line.value) : aboutOf(line)}
              onSelect={() => onSelect(line.path)}
              onToggle={() => onToggle(line.id)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** What a key does besides those of every list: move to a line, or toggle this one. Undefined for other keys. */
function moveOf(key: string, line: TreeLine, at: number, lines: readonly TreeLine[]): number | 'toggle' | undefined {
  switch (key) {
    case 'ArrowRight':
      if (line.size === null || line.size === 0) return at;
      return line.isOpen ? at + 1 : 'toggle';
    case 'ArrowLeft':
      if (line.isOpen) return 'toggle';
      return Math.max(
        0,
        lines.findLastIndex((above, index) => index < at && above.depth < line.depth),
      );
    case 'Enter':
    case ' ':
      return line.size === null ? at : 'toggle';
    default:
      return undefined;
  }
}

const INDENT = 16;
/** Characters of a text in its line. */
const MAX_SHOWN = 100;

interface TreeLineViewProps {
  domId: string;
  line: TreeLine;
  top: number;
  isSelected: boolean;
  rootName: string;
  about: string;
  onSelect: () => void;
  onToggle: () => void;
}

/** One line of the tree: key, value or size, and its meaning in a reply. */
function TreeLineView({ domId, line, top, isSelected, rootName, about, onSelect, onToggle }: TreeLineViewProps) {
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
      <span className="tb-isolate">{key ?? rootName}</span>
      {size === null ? (
        <span className="tb-accent tb-isolate">
          {cutText(JSON.stringify(typeof value === 'string' ? value.slice(0, MAX_SHOWN * 2) : value), MAX_SHOWN)}
        </span>
      ) : (
        <span className="tb-faint">{sizeText(value, size)}</span>
      )}
      <span className="tb-faint tb-isolate">{about}</span>
    </div>
  );
}

/** How long a text is that its line cannot show. */
function lengthText(value: JsonValue): string {
  return typeof value === 'string' && value.length > MAX_SHOWN ? formatSize(byteLength(value)) : '';
}

function sizeText(value: JsonValue, size: number): string {
  return Array.isArray(value) ? `[ ${size} ]` : `{ ${size} }`;
}
