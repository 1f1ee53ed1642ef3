/** Sender and marks of a message in a line, with further properties on demand. */
import { useState } from 'react';
import type { MessageFacts } from '#run/results/message-facts.ts';
import { PickButton } from '../shared/pick-button.tsx';
import classes from './message-facts-view.module.css';

export interface MessageFactsViewProps {
  facts: MessageFacts;
  /** "Chat Output, Input 1". */
  place: string;
}

export function MessageFactsView({ facts, place }: MessageFactsViewProps) {
  const { sender, source, isEdited, details } = facts;
  // Render the collapsed text for the browser's search, which expands it, but the buttons only when it is open.
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={`tb-xs tb-faint tb-below-xs ${classes.facts}`}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {[sender === '' ? 'Message' : `Sender: ${sender}`, ...(source === '' ? [] : [`written by ${source}`])].join(
          ' · ',
        )}
        {isEdited && <strong className={`tb-quiet tb-strong ${classes.mark}`}>Edited</strong>}
      </summary>
      <dl className={`tb-mono tb-hairline-above ${classes.list}`}>
        {details.map(({ name, text, path }) => (
          <div key={path.join('/')}>
            <dt>{name}</dt>
            <dd>{text}</dd>
            <dd>{isOpen && <PickButton label={`Accessor of ${name} in ${place}`} path={path} />}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
