/** JSON as a tree: search, expand to a depth, pick a value. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import type { JsonValue } from '#contract/json.ts';
import type { JsonPath } from '#run/results/result-accessor.ts';
import {
  depthOf,
  findInTree,
  pointersAbove,
  pointersToDepth,
  type TreeLine,
  toPointer,
  toTreeLines,
} from '#run/results/result-tree.ts';
import { IconSearch } from '../../../shell/icons/icons.ts';
import classes from './response-tree.module.css';
import { TreeLines } from './tree-lines.tsx';

export interface JsonTreeProps {
  root: JsonValue;
  /** Label of the root line. */
  rootName: string;
  /** Accessible name of the tree. */
  label: string;
  /** Makes the name of a control unique if the page has several trees. */
  nameOf?: (name: string) => string;
  /** JSON pointers of the initially expanded nodes. */
  initiallyExpanded: ReadonlySet<string>;
  /** Path of the picked value from the root; null if nothing is picked. */
  picked: JsonPath | null;
  onPick: (path: JsonPath) => void;
  /** Text after a list or object. */
  aboutOf: (line: TreeLine) => string;
  /** True inside an answer: as high as its content, up to a part of the window. */
  isInline?: boolean;
}

const sameName = (name: string) => name;
/** Most levels in the choice of the depth. */
const MAX_LEVELS = 8;

export function JsonTree(props: JsonTreeProps) {
  const { root, rootName, label, nameOf = sameName, picked, onPick, aboutOf, isInline = false } = props;
  const [open, setOpen] = useState(props.initiallyExpanded);
  const [seen, setSeen] = useState(picked);
  const [depth, setDepth] = useState('');
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const [found, setFound] = useState(0);
  const matches = useMemo(() => findInTree(root, wanted), [root, wanted]);
  const lines = useMemo(() => toTreeLines(root, open), [root, open]);
  const levels = useMemo(() => depthOf(root, MAX_LEVELS), [root]);
  // Reveal a value that was picked elsewhere.
  if (picked !== seen) {
    setSeen(picked);
    if (picked) setOpen((before) => opened(before, picked));
  }

  function search(text: string) {
    setQuery(text);
    setFound(0);
    const [first] = findInTree(root, text, 1);
    if (first) onPick(first);
  }
  function goTo(position: number) {
    const match = matches.at(position % matches.length);
    if (!match) return;
    setFound((position + matches.length) % matches.length);
    onPick(match);
  }
  function openTo(choice: string) {
    setDepth(choice);
    if (choice === '') return;
    setOpen(new Set(pointersToDepth(root, choice === 'all' ? Number.POSITIVE_INFINITY : Number(choice) - 1)));
  }

  return (
    <>
      <div className="tb-bar tb-inset-xs tb-gap-sm-md tb-min-40">
        <TextInput
          className={classes.find ?? ''}
          size="xs"
          aria-label={nameOf('Find a key or value')}
          placeholder="Find a key or value"
          leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
          value={query}
          onChange={(event) => search(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            goTo(found + (event.shiftKey ? -1 : 1));
          }}
        />
        {query.trim() !== '' && <span className="tb-xs tb-quiet">{countText(matches.length, found)}</span>}
        <NativeSelect
          className={`tb-end ${classes.depth}`}
          size="xs"
          aria-label={nameOf('Open to depth')}
          value={depth}
          onChange={(event) => openTo(event.currentTarget.value)}
          data={[
            { value: '', label: 'Depth' },
            { value: '0', label: 'Close all' },
            ...Array.from({ length: levels }, (_, level) => ({
              value: String(level + 1),
              label: level === 0 ? '1 level' : `${level + 1} levels`,
            })),
            { value: 'all', label: 'Open all' },
          ]}
        />
      </div>
      <TreeLines
        lines={lines}
        rootName={rootName}
        label={label}
        isInline={isInline}
        aboutOf={aboutOf}
        selected={picked && toPointer(picked)}
        onSelect={onPick}
        onToggle={(id) => {
          setDepth('');
          setOpen((before) => toggled(before, id));
        }}
      />
    </>
  );
}

function countText(count: number, found: number): string {
  if (count === 0) return 'nothing found';
  return `${found + 1} of ${count === 1000 ? 'over 1,000' : count}`;
}

function opened(open: ReadonlySet<string>, path: JsonPath): ReadonlySet<string> {
  const above = pointersAbove(path);
  return above.every((pointer) => open.has(pointer)) ? open : new Set([...open, ...above]);
}

function toggled(open: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(open);
  if (!next.delete(id)) next.add(id);
  return next;
}
