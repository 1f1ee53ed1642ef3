/** A folded pane: a narrow strip with a button to unfold it and a summary of the pane. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { usePageActions } from '../../ui/commands/page-actions.ts';
import classes from './panes.module.css';

export interface RailProps {
  /** The pane's name, and the name of its region. */
  name: string;
  /** Shown after the name, for example `2 inputs`. */
  summary: ReactNode;
  onExpand: () => void;
  /** True while the Request pane is open over the others. */
  isExpanded?: boolean;
}

export function Rail({ name, summary, onExpand, isExpanded = false }: RailProps) {
  const label = `Expand ${name}`;
  usePageActions('buttons of the panes', [{ label, onSelect: onExpand, isBlocked: isExpanded }]);
  return (
    <section className={`tb-row ${classes.rail}`} aria-label={isExpanded ? `${name} rail` : name}>
      <Tooltip label={label} position="right">
        <ActionIcon aria-label={label} aria-expanded={isExpanded} onClick={onExpand}>
          <IconLayoutSidebarLeftExpand size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <p className={classes.railLabel}>
        {name}
        {summary === null ? null : <> · {summary}</>}
      </p>
    </section>
  );
}
