/** A button with three dots and the menu it opens. The menu itself is loaded when someone reaches for the button. */
import { ActionIcon } from '@mantine/core';
import { type Icon, IconDots } from '@tabler/icons-react';
import { lazy, type ReactNode, useRef, useState } from 'react';
import { usePageActions } from '../commands/page-actions.ts';
import { OverlayGuard } from '../feedback/overlay-guard.tsx';
import classes from './action-menu.module.css';

export interface MenuAction {
  label: string;
  onSelect: () => void;
  /** True while it can do nothing, such as moving the first entry up; it then keeps its place. */
  isBlocked?: boolean;
  hint?: ReactNode;
}

export interface ActionMenuProps {
  /** The button's accessible name. */
  label: string;
  actions: readonly MenuAction[];
  icon?: Icon;
  /** Beside the icon. */
  text?: string;
  /** True: the command palette offers its actions as well. */
  isInPalette?: boolean;
}

const load = () => import('./action-menu-list.tsx');
/** May fail: what is missing is said when it is needed. */
const preload = () => void load().catch(() => undefined);
const ActionMenuList = lazy(async () => ({ default: (await load()).ActionMenuList }));

export function ActionMenu(props: ActionMenuProps) {
  const { label, actions, icon: ButtonIcon = IconDots, text, isInPalette = false } = props;
  usePageActions(isInPalette ? label : null, actions);
  const [isOpen, setOpen] = useState(false);
  /** A press beside the menu closes it, also one on this button, which must not open it again. */
  const wasOpen = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  function close() {
    setOpen(false);
    // Only from inside the menu: a press beside it takes the focus where it was made.
    if (document.activeElement?.closest('[role="menu"]')) button.current?.focus();
  }
  return (
    <span className={classes.place}>
      <ActionIcon
        ref={button}
        className={text === undefined ? '' : (classes.withText ?? '')}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={preload}
        onFocus={preload}
        onPointerDown={() => {
          wasOpen.current = isOpen;
        }}
        onClick={(event) => setOpen(event.detail === 0 ? !isOpen : !wasOpen.current)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <ButtonIcon size={16} stroke={1.6} aria-hidden="true" />
        {text}
      </ActionIcon>
      {isOpen && (
        <OverlayGuard onClose={close}>
          <ActionMenuList label={label} actions={actions} onClose={close} />
        </OverlayGuard>
      )}
    </span>
  );
}
