/** A button with three dots and the menu it opens. */
import { ActionIcon, Menu } from '@mantine/core';
import { type Icon, IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';

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
}

export function ActionMenu({ label, actions, icon: ButtonIcon = IconDots }: ActionMenuProps) {
  return (
    <Menu position="bottom-end" width="max-content" returnFocus>
      <Menu.Target>
        <ActionIcon aria-label={label}>
          <ButtonIcon size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {actions.map(({ label: text, onSelect, isBlocked = false, hint }) => (
          <Menu.Item key={text} onClick={onSelect} disabled={isBlocked} rightSection={hint}>
            {text}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
