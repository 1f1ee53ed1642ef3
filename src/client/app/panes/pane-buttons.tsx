/** The layout buttons at the end of a pane's header. */

import type { RefObject } from 'react';
import { IconArrowsMaximize, IconArrowsMinimize, IconLayoutSidebarLeftCollapse } from '../../shell/icons/icons.ts';
import { usePageActions } from '../../shell/ui/commands/page-actions.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';

export interface CollapseButtonProps {
  name: 'Request' | 'Tweaks';
  onCollapse: () => void;
  ref: RefObject<HTMLButtonElement | null>;
}

export function CollapseButton({ name, onCollapse, ref }: CollapseButtonProps) {
  const label = `Collapse ${name}`;
  usePageActions('buttons of the panes', [{ label, onSelect: onCollapse }]);
  return <IconButton icon={IconLayoutSidebarLeftCollapse} label={label} tip ref={ref} onClick={onCollapse} />;
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
  return <IconButton icon={Icon} label={label} tip={hint} aria-pressed={isMaximised} onClick={onToggle} />;
}
