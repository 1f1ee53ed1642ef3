/** Chooses which of several planned requests the snippet is for: one of them, or all. */
import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './snippet-section.module.css';

/** With more requests there is no room for a segmented control. */
const MAX_SEGMENTS = 4;

export interface SnippetChoiceProps {
  count: number;
  /** From 0. */
  chosen: number | 'all';
  onChoose: (chosen: number | 'all') => void;
}

export function SnippetChoice({ count, chosen, onChoose }: SnippetChoiceProps) {
  const hasSegments = count <= MAX_SEGMENTS;
  const all = { value: 'all', label: count === 2 ? 'Both' : hasSegments ? 'All' : `All ${count.toLocaleString('en')}` };
  const ones = hasSegments
    ? Array.from({ length: count }, (_, place) => ({
        value: String(place),
        label: place === 0 ? 'Request 1' : String(place + 1),
      }))
    : [{ value: 'one', label: 'One request' }];
  const value = chosen === 'all' ? 'all' : hasSegments ? String(chosen) : 'one';
  return (
    <>
      <SegmentedControl
        aria-label="Snippet for"
        data={[...ones, all]}
        value={value}
        onChange={(next) => onChoose(next === 'all' ? 'all' : next === 'one' ? 0 : Number(next))}
      />
      {!hasSegments && chosen !== 'all' && <NumberField count={count} chosen={chosen} onChoose={onChoose} />}
    </>
  );
}

interface NumberFieldProps {
  count: number;
  chosen: number;
  onChoose: (place: number) => void;
}

/** Keeps the typed text, and uses it only if it is the number of a request. */
function NumberField({ count, chosen, onChoose }: NumberFieldProps) {
  const [text, setText] = useState(String(chosen + 1));
  const isUsable = toPlace(text, count) !== null;
  return (
    <TextInput
      size="xs"
      className={classes.number ?? ''}
      aria-label="Request number"
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={isUsable ? null : `1 to ${count.toLocaleString('en')}`}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const place = toPlace(typed, count);
        if (place !== null) onChoose(place);
      }}
    />
  );
}

function toPlace(text: string, count: number): number | null {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= count ? number - 1 : null;
}
