/** The whole reply as a tree: find, open, pick a value, and copy the expression that reaches it. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { JsonValue } from '#contract/json.ts';
import type { RunResponse } from '#contract/run-response.ts';
import type { JsonPath } from '#run/result-accessor.ts';
import { findInTree, pointersAbove, toPointer, toTreeLines } from '#run/result-tree.ts';
import { AccessorBar } from './accessor-bar.tsx';
import { firstOpen } from './first-open.ts';
import classes from './response-tree.module.css';
import { TreeLines } from './tree-lines.tsx';

export interface ResponseTreeProps {
  response: RunResponse;
  /** Numbers of the inputs, from 1, in the order of the reply. */
  inputNumbers: readonly number[];
  /** Place in the reply of the only input to open at first; null opens the first ones. */
  openAt: number | null;
}

export function ResponseTree({ response, inputNumbers, openAt }: ResponseTreeProps) {
  const root: JsonValue = useMemo(() => JSON.parse(JSON.stringify(response)), [response]);
  const [open, setOpen] = useState(() => firstOpen(root, openAt));
  const [selected, setSelected] = useState<JsonPath>([]);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState(0);
  const matches = useMemo(() => findInTree(root, query), [root, query]);
  const lines = useMemo(() => toTreeLines(root, open), [root, open]);

  function show(path: JsonPath) {
    setOpen((before) => new Set([...before, ...pointersAbove(path)]));
    setSelected(path);
  }
  function search(text: string) {
    setQuery(text);
    setFound(0);
    const [first] = findInTree(root, text, 1);
    if (first) show(first);
  }
  function goTo(place: number) {
    const match = matches.at(place % matches.length);
    if (!match) return;
    setFound((place + matches.length) % matches.length);
    show(match);
  }

  return (
    <div className={classes.view}>
      <div className={classes.bar}>
        <TextInput
          className={classes.find ?? ''}
          size="xs"
          aria-label="Find a key or value"
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
        {query.trim() !== '' && (
          <span className={classes.count}>
            {matches.length === 0
              ? 'nothing found'
              : `${found + 1} of ${matches.length === 1000 ? 'over 1,000' : matches.length}`}
          </span>
        )}
      </div>
      <TreeLines
        lines={lines}
        inputNumbers={inputNumbers}
        selected={toPointer(selected)}
        onSelect={setSelected}
        onToggle={(id) => setOpen((before) => toggled(before, id))}
      />
      <AccessorBar path={selected} />
    </div>
  );
}

function toggled(open: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(open);
  if (!next.delete(id)) next.add(id);
  return next;
}
