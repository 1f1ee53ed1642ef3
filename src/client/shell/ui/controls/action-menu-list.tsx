/** The open menu of an ActionMenu. */
import '@mantine/core/styles/Menu.layer.css';
import { Menu } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { groupPairs } from '#contract/group-pairs.ts';
import type { PageAction } from '../../state/ui-state.ts';
import classes from './action-menu.module.css';

/** An action that is blocked is shown as disabled, such as Move up for the first entry. */
export interface MenuAction extends PageAction {
  hint?: ReactNode;
  /** Shown beside it while it is blocked. */
  why?: string;
  /** It sets something: whether that is set now. In a group, exactly one action is. */
  isChosen?: boolean;
  /** Heading of the group of actions that it is in. The actions of a group follow each other. */
  group?: string;
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
      <Menu.Dropdown aria-label={label} className={classes.list ?? ''}>
        {[...groupPairs(actions.map((action) => [action.group, action] as const))].map(([group, own]) => {
          const items = own.map((action) => (
            <ActionItem key={action.label} action={action} isFirst={action === first} />
          ));
          if (group === undefined) return <Fragment key="">{items}</Fragment>;
          return (
            <fieldset key={group} aria-label={group} className={classes.group}>
              <Menu.Label>{group}</Menu.Label>
              {items}
            </fieldset>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

function ActionItem({ action, isFirst }: { action: MenuAction; isFirst: boolean }) {
  const { label, onSelect, isBlocked = false, hint, why, isChosen, group } = action;
  const reason = isBlocked ? why : undefined;
  const shared = {
    disabled: isBlocked,
    ...(reason !== undefined && { 'aria-label': label, 'aria-description': reason }),
    rightSection: reason === undefined ? hint : <span className="tb-xs tb-quiet">{reason}</span>,
    'data-autofocus': isFirst || undefined,
    children: label,
  };
  if (isChosen === undefined) return <Menu.Item {...shared} onClick={onSelect} />;
  if (group === undefined)
    return <Menu.CheckboxItem {...shared} closeMenuOnClick checked={isChosen} onChange={onSelect} />;
  return <Menu.RadioItem {...shared} closeMenuOnClick value={label} checked={isChosen} onChange={onSelect} />;
}
