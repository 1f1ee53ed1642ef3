/** Chooses whether several requests are sent one after the other or some at once. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';

import { useChangePlan } from '../../draft/use-change-plan.ts';
import { Segments } from '../../ui/controls/segments.tsx';

import classes from './request-plan.module.css';

const ORDERS = [
  ['after', 'One after the other'],
  ['once', 'At once'],
] as const;
const AT_ONCE = 4;
const MAX_AT_ONCE = 50;

export function PlanOrder({ requestsAtOnce }: { requestsAtOnce: number }) {
  const change = useChangePlan();
  const isAtOnce = requestsAtOnce > 1;
  return (
    <div className={classes.order}>
      <Segments
        label="Order"
        choices={ORDERS}
        value={isAtOnce ? 'once' : 'after'}
        onChange={(value) => change({ requestsAtOnce: value === 'once' ? AT_ONCE : 1 })}
      />
      {isAtOnce && <AtOnceField initial={requestsAtOnce} onChange={(count) => change({ requestsAtOnce: count })} />}
    </div>
  );
}

interface AtOnceFieldProps {
  initial: number;
  onChange: (count: number) => void;
}

/** Keeps the typed text, and uses it only if it is a valid number. */
function AtOnceField({ initial, onChange }: AtOnceFieldProps) {
  const [text, setText] = useState(String(initial));
  const isUsable = toCount(text) !== null;
  return (
    <TextInput
      size="xs"
      className={classes.atOnce ?? ''}
      aria-label="Requests at once"
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={isUsable ? null : `2 to ${MAX_AT_ONCE}`}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const count = toCount(typed);
        if (count !== null) onChange(count);
      }}
    />
  );
}

function toCount(text: string): number | null {
  const count = Number(text);
  return Number.isInteger(count) && count >= 2 && count <= MAX_AT_ONCE ? count : null;
}
