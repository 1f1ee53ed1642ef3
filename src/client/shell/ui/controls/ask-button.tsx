/** A button that asks before it acts. */
import { Button, Popover } from '@mantine/core';
import { useState } from 'react';

export interface AskButtonProps {
  /** The text on the button, and on the one that confirms. */
  word: string;
  /** Accessible name, if the text alone does not say what is meant. */
  label?: string;
  question: string;
  /** Size of the button; without a size it looks like part of a line of text. */
  size?: 'xs' | 'compact-sm';
  onConfirm: () => void;
}

/** Escape closes the question, not the dialog that it is in. */
const OWN_ESCAPE = { 'data-mantine-stop-propagation': true };

export function AskButton({ word, label, question, size, onConfirm }: AskButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const toggle = () => setAsking(!isAsking);
  return (
    <Popover opened={isAsking} onChange={setAsking} width={300} position="top-end" trapFocus returnFocus withArrow>
      <Popover.Target>
        {size === undefined ? (
          <button type="button" className="tb-plain tb-target tb-strong" aria-label={label} onClick={toggle}>
            {word}
          </button>
        ) : (
          <Button size={size} aria-label={label} onClick={toggle}>
            {word}
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown aria-label={question}>
        <p>{question}</p>
        <div className="tb-row" style={{ marginTop: 12 }}>
          <Button
            variant="filled"
            {...OWN_ESCAPE}
            size="compact-md"
            onClick={() => {
              setAsking(false);
              onConfirm();
            }}
          >
            {word}
          </Button>
          <Button {...OWN_ESCAPE} size="compact-md" onClick={() => setAsking(false)}>
            Cancel
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
