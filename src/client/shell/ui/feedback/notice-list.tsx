/** Notices at the end of the page or below its head, on a narrow screen below the top bar. Each closes after a few seconds, unless it is hovered or focused, or has to stay. */
import { ActionIcon, Button } from '@mantine/core';
import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { IconX } from '../../icons/icons.ts';
import { type ShownNotice, useUiState } from '../../state/ui-state.ts';
import { focusInto } from '../focus/focus-into.ts';
import classes from './notice-list.module.css';
import { acceptOffer, dismissNotice } from './notify.ts';

const CLOSES_AFTER_MS = 10_000;

export function NoticeList({ at = 'bottom' }: { at?: 'top' | 'bottom' }) {
  const notices = useUiState((state) => state.notices);
  return (
    <div className={`tb-gap-sm tb-stack ${classes.list}`} data-at={at}>
      {notices.map((notice) => (
        <NoticeItem key={notice.key} notice={notice} />
      ))}
    </div>
  );
}

function NoticeItem({ notice }: { notice: ShownNotice }) {
  const [isHeld, setHeld] = useState(false);
  const item = useRef<HTMLElement>(null);
  /** What had the focus before this notice. */
  const before = useRef<EventTarget | null>(null);
  const giveFocusBack = () => {
    if (before.current instanceof Element) focusInto(before.current);
  };
  useEffect(() => {
    if (isHeld || notice.stays) return;
    const timer = setInterval(() => {
      // A notice that is hidden by a dialog has not been seen yet.
      if (item.current?.checkVisibility() !== false) dismissNotice(notice.key);
    }, CLOSES_AFTER_MS);
    return () => clearInterval(timer);
  }, [isHeld, notice.key, notice.stays]);
  return (
    <section
      ref={item}
      className={`tb-row tb-raised tb-gap-md ${classes.notice}`}
      aria-label={`Notice: ${notice.message}`}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={({ currentTarget, relatedTarget }: FocusEvent) => {
        setHeld(true);
        if (!currentTarget.contains(relatedTarget)) before.current = relatedTarget;
      }}
      onBlur={() => setHeld(false)}
    >
      <p className={`tb-break tb-shrink ${classes.text}`}>{notice.message}</p>
      {notice.offers.map((label) => (
        <Button
          key={label}
          size="compact-sm"
          onClick={() => {
            giveFocusBack();
            acceptOffer(notice, label);
          }}
        >
          {label}
        </Button>
      ))}
      <ActionIcon
        aria-label="Close notice"
        onClick={() => {
          giveFocusBack();
          dismissNotice(notice.key);
        }}
      >
        <IconX size={14} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
    </section>
  );
}
