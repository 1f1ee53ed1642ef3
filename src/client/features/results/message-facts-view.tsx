/** Who sent a message and what marks it carries, in a line; everything else that it says about itself on demand. */
import type { MessageFacts } from '#run/message-facts.ts';
import classes from './message-facts-view.module.css';
import { PickButton } from './pick-button.tsx';

export interface MessageFactsViewProps {
  facts: MessageFacts;
  /** "Chat Output, Input 1". */
  place: string;
}

export function MessageFactsView({ facts, place }: MessageFactsViewProps) {
  const { sender, source, isEdited, details } = facts;
  return (
    <details className={classes.facts}>
      <summary>
        {[sender === '' ? 'Message' : `From ${sender}`, ...(source === '' ? [] : [`made by ${source}`])].join(', ')}
        {isEdited && <strong className={classes.mark}>Edited</strong>}
      </summary>
      <dl className={classes.list}>
        {details.map(({ name, text, path }) => (
          <div key={path.join('/')}>
            <dt>{name}</dt>
            <dd>{text}</dd>
            <dd>
              <PickButton label={`Accessor of ${name} in ${place}`} path={path} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
