/** The two kinds of server, as a radio group of cards. */
import '@mantine/core/styles/Radio.layer.css';
import '@mantine/core/styles/RadioCard.layer.css';
import '@mantine/core/styles/RadioIndicator.layer.css';
import { Radio } from '@mantine/core';
import type { ServerKind } from '#run/model/connection.ts';
import classes from './server-choice.module.css';

export interface ServerChoiceProps {
  value: ServerKind;
  onChange: (value: ServerKind) => void;
  /** A line of text on each card. */
  embedded: string;
  langflow: string;
}

export function ServerChoice({ value, onChange, embedded, langflow }: ServerChoiceProps) {
  const cards = [
    { kind: 'embedded', name: 'Embedded engine', note: embedded },
    { kind: 'langflow', name: 'Langflow server', note: langflow },
  ] as const;
  return (
    <Radio.Group
      label="Server"
      value={value}
      onChange={(next) => onChange(next === 'langflow' ? 'langflow' : 'embedded')}
      classNames={{ label: 'tb-visually-hidden' }}
    >
      <div className={classes.cards}>
        {cards.map(({ kind, name, note }) => (
          <Radio.Card
            key={kind}
            value={kind}
            className={`tb-row tb-ring-inside ${classes.card}`}
            aria-label={name}
            aria-describedby={`server-${kind}`}
            // One tab stop, like every radio group; arrow keys choose the other one.
            tabIndex={kind === value ? 0 : -1}
          >
            <Radio.Indicator size="xs" className="tb-fixed" />
            <span>
              <span className="tb-md tb-strong tb-block">{name}</span>
              <span className="tb-sm tb-quiet tb-block" id={`server-${kind}`}>
                {note}
              </span>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
