/** JSON as a tree: search, expand to a depth, pick a value. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import type { JsonValue } from '#contract/json.ts';
import type { JsonPath } from '#run/results/result-accessor.ts';
import {
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
  /** JSON pointers of the nodes on the way to each answer: these are expanded at first. */
  answers: ReadonlySet<string>;
  /** Path of the picked value from the root; null if nothing is picked. */
  picked: JsonPath | null;
  onPick: (path: JsonPath) => void;
  /** Text after a list or object. */
  aboutOf: (line: TreeLine) => string;
  /** True inside an answer: as high as its content, up to a part of the window. */
  isInline?: boolean;
  /** Where its controls are drawn, if not above the lines; null until that is drawn. */
  controlsIn?: HTMLElement | null;
}

const sameName = (name: string) => name;
/** What is expanded: the way to each answer, the first level, or everything. Empty once a node was opened or closed by hand. */
const DEPTHS = [
  ['', 'Depth'],
  ['answers', 'Depth: answers'],
  ['level', 'Depth: 1 level'],
  ['everything', 'Depth: everything'],
] as const;
type TreeDepth = (typeof DEPTHS)[number][0];

export function JsonTree(props: JsonTreeProps) {
  const { root, rootName, label, nameOf = sameName, picked, onPick, aboutOf, isInline = false, answers } = props;
  const [open, setOpen] = useState(() => (picked ? opened(answers, picked) : answers));
  const [seen, setSeen] = useState(picked);
  const [depth, setDepth] = useState<TreeDepth>('answers');
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const [found, setFound] = useState(0);
  const matches = useMemo(() => findInTree(root, wanted), [root, wanted]);
  const lines = useMemo(() => toTreeLines(root, open), [root, open]);
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
  function openTo(choice: TreeDepth) {
    setDepth(choice);
    if (choice === 'answers') setOpen(answers);
    if (choice === 'level') setOpen(new Set(['']));
    if (choice === 'everything') setOpen(new Set(pointersToDepth(root, Number.POSITIVE_INFINITY)));
  }

  const controls = (
    <>
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
        className={classes.depth ?? ''}
        size="xs"
        aria-label={nameOf('Depth')}
        value={depth}
        onChange={(event) => openTo(DEPTHS.find(([value]) => value === event.currentTarget.value)?.[0] ?? '')}
        data={DEPTHS.map(([value, text]) => ({ value, label: text, disabled: value === '' }))}
      />
    </>
  );
  return (
    <>
      {props.controlsIn === undefined ? (
        <div className="tb-bar tb-inset-xs tb-gap-sm-md tb-min-40">{controls}</div>
      ) : (
        props.controlsIn && createPortal(controls, props.controlsIn)
      )}
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
