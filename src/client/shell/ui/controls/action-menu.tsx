/** A button with three dots and its menu. The menu is loaded when the pointer or the focus reaches the button. */
import { ActionIcon } from '@mantine/core';
import { useRef, useState } from 'react';
import { type Icon, IconDots } from '../../icons/icons.ts';
import { usePageActions } from '../commands/page-actions.ts';
import { lazyOverlay } from '../feedback/lazy-overlay.tsx';
import classes from './action-menu.module.css';
import type { MenuAction } from './action-menu-list.tsx';

export interface ActionMenuProps {
  /** The button's accessible name. */
  label: string;
  actions: readonly MenuAction[];
  icon?: Icon;
  /** Text beside the icon. */
  text?: string;
  /** Also offers the actions in the command palette. */
  isInPalette?: boolean;
  /** -1 where arrow keys move between many of them. */
  tabIndex?: number;
}

const load = () => import('./action-menu-list.tsx');
/** May fail: the error is shown when the menu is opened. */
const preload = () => void load().catch(() => undefined);
const ActionMenuList = lazyOverlay(async () => (await load()).ActionMenuList);

export function ActionMenu(props: ActionMenuProps) {
  const { label, actions, icon: ButtonIcon = IconDots, text, isInPalette = false, tabIndex } = props;
  usePageActions(isInPalette ? label : null, actions);
  const [openedBy, setOpenedBy] = useState<'pointer' | 'keyboard' | null>(null);
  const isOpen = openedBy !== null;
  /** A click outside the menu closes it. If that click is on this button, it must not open the menu again. */
  const wasOpen = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  function close() {
    setOpenedBy(null);
    // Only if the focus is in the menu: a click outside has moved the focus already.
    if (document.activeElement?.closest('[role="menu"]')) button.current?.focus();
  }
  return (
    <span className={`tb-relative ${classes.box}`}>
      <ActionIcon
        ref={button}
        className={text === undefined ? '' : `tb-raised tb-gap-xs-sm tb-ink ${classes.withText}`}
        tabIndex={tabIndex}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={preload}
        onFocus={preload}
        onPointerDown={() => {
          wasOpen.current = isOpen;
        }}
        onClick={({ detail }) => {
          const isByKeyboard = detail === 0;
          const isClosing = isByKeyboard ? isOpen : wasOpen.current;
          setOpenedBy(isClosing ? null : isByKeyboard ? 'keyboard' : 'pointer');
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpenedBy('keyboard');
        }}
      >
        <ButtonIcon size={16} stroke={1.6} aria-hidden="true" />
        {text}
      </ActionIcon>
      {isOpen && (
        <ActionMenuList label={label} actions={actions} focusesFirst={openedBy === 'keyboard'} onClose={close} />
      )}
    </span>
  );
}
