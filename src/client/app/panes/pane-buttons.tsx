/** The layout buttons at the end of a pane's header. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconArrowsMinimize, IconLayoutSidebarLeftCollapse } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { usePageActions } from '../../ui/commands/page-actions.ts';

export interface CollapseButtonProps {
  name: 'Request' | 'Tweaks';
  onCollapse: () => void;
  ref: RefObject<HTMLButtonElement | null>;
}

export function CollapseButton({ name, onCollapse, ref }: CollapseButtonProps) {
  const label = `Collapse ${name}`;
  usePageActions('buttons of the panes', [{ label, onSelect: onCollapse }]);
  return (
    <Tooltip label={label}>
      <ActionIcon ref={ref} aria-label={label} onClick={onCollapse}>
        <IconLayoutSidebarLeftCollapse size={16} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}

export interface MaximiseButtonProps {
  name: 'Tweaks' | 'Results';
  isMaximised: boolean;
  onToggle: () => void;
}

export function MaximiseButton({ name, isMaximised, onToggle }: MaximiseButtonProps) {
  const label = `Maximise ${name}`;
  const hint = isMaximised ? 'Restore the panes' : label;
  usePageActions('buttons of the panes', [{ label: hint, onSelect: onToggle }]);
  const Icon = isMaximised ? IconArrowsMinimize : IconArrowsMaximize;
  return (
    <Tooltip label={hint}>
      <ActionIcon aria-label={label} aria-pressed={isMaximised} onClick={onToggle}>
        <Icon size={16} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
