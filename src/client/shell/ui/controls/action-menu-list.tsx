/** The open menu of an ActionMenu. */
import '@mantine/core/styles/Menu.layer.css';
import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PageAction } from '../../state/ui-state.ts';
import classes from './action-menu.module.css';

/** An action that is blocked is shown as disabled, such as Move up for the first entry. */
export interface MenuAction extends PageAction {
  hint?: ReactNode;
}

export interface ActionMenuListProps {
  label: string;
  actions: readonly MenuAction[];
  /** The first action has the focus; otherwise the menu, until an arrow key moves it. */
  focusesFirst: boolean;
  onClose: () => void;
}

export function ActionMenuList({ label, actions, focusesFirst, onClose }: ActionMenuListProps) {
  // A blocked action takes no focus.
  const first = focusesFirst ? actions.find(({ isBlocked = false }) => !isBlocked) : undefined;
  return (
    <Menu
      opened
      onChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      position="bottom-end"
      width="max-content"
      returnFocus={false}
      withInitialFocusPlaceholder={first === undefined}
    >
      <Menu.Target>
        <span className={classes.anchor} />
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {actions.map(({ label: text, onSelect, isBlocked = false, hint }) => (
          <Menu.Item
            key={text}
            onClick={onSelect}
            disabled={isBlocked}
            rightSection={hint}
            data-autofocus={text === first?.label || undefined}
          >
            {text}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
