/** A command for a terminal, or a link, with a button that copies it. */
import { Fragment } from 'react';
import classes from './command-line.module.css';
import { CopyButton } from './copy-button.tsx';

export interface CommandLineProps {
  command: string;
  /** What the button copies, for its name: `command to publish`. */
  what: string;
}

export function CommandLine({ command, what }: CommandLineProps) {
  const words = command.split(' ').map((text, at) => ({ text, key: `${at} ${text}` }));
  return (
    <span className="tb-row tb-sunken tb-gap-sm tb-inset-xs-sm">
      <code className="tb-mono tb-size-sm tb-ink tb-grow tb-break tb-text">
        {words.map(({ text, key }, at) => (
          <Fragment key={key}>
            {at > 0 && ' '}
            <span className={classes.word}>{text}</span>
          </Fragment>
        ))}
      </code>
      <CopyButton label={`Copy ${what}`} text={command} />
    </span>
  );
}
