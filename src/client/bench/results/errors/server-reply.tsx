/** "What the server said": the response body as text, collapsed at first. */
import { UnstyledButton } from '@mantine/core';
import { useId, useState } from 'react';
import { IconChevronDown, IconChevronRight } from '../../../shell/icons/icons.ts';
import { CopyButton } from '../../../shell/ui/controls/copy-button.tsx';
import { TextSize } from '../../../shell/ui/layout/text-size.tsx';
import classes from './run-error-view.module.css';

/** A longer body is truncated on the page, but copied in full. */
const LONGEST_SHOWN = 50_000;

/** `name` is added to the button's accessible name if there may be several. */
export function ServerReply({ raw, name }: { raw: string; name: string | null }) {
  const [isOpen, setOpen] = useState(false);
  const bodyId = useId();
  if (raw === '') return null;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const label = name === null ? 'What the server said' : `What the server said, ${name}`;
  const reachable = { role: 'group', tabIndex: 0, 'aria-label': label };
  return (
    <div className={`tb-hairline-above tb-above-xl ${classes.said}`}>
      <div className={`tb-between tb-flex tb-min-28 ${classes.saidHead}`}>
        <UnstyledButton
          className={`tb-sm tb-strong tb-gap-xs-sm ${classes.saidButton}`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          aria-label={label}
          onClick={() => setOpen((before) => !before)}
        >
          <Chevron size={16} stroke={1.6} aria-hidden="true" />
          What the server said
        </UnstyledButton>
        {isOpen && (
          <CopyButton
            label={name === null ? 'Copy what the server said' : `Copy what the server said, ${name}`}
            text={raw}
          />
        )}
      </div>
      {isOpen && (
        <div id={bodyId} className={`tb-sm-tall tb-sunken tb-inset-sm-md tb-above-xs ${classes.raw}`} {...reachable}>
          <pre>{raw.slice(0, LONGEST_SHOWN)}</pre>
          {raw.length > LONGEST_SHOWN && (
            <p>
              <TextSize text={raw} /> in all. Copy includes all of it.
            </p>
          )}
        </div>
      )}
    </div>
  );
}
