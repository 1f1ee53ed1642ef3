/** The reply next to the answers: as a tree that shows the picked value, or as exact text. */
import { ActionIcon, Tabs, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { PaneTabs } from '../../ui/layout/pane-tabs.tsx';
import classes from './split-pane.module.css';

export interface SplitPaneProps {
  tree: ReactNode;
  raw: ReactNode;
  onClose: () => void;
}

const VIEWS = [
  ['tree', 'Tree of the reply'],
  ['raw', 'Raw reply'],
] as const;

export function SplitPane({ tree, raw, onClose }: SplitPaneProps) {
  const [view, setView] = useState('tree');
  return (
    <Tabs
      className={classes.pane ?? ''}
      value={view}
      keepMountedMode="display-none"
      onChange={(next) => setView(next === 'raw' ? 'raw' : 'tree')}
    >
      <PaneTabs label="Reply beside the answers" views={VIEWS} view={view}>
        <Tooltip label="Close split view">
          <ActionIcon aria-label="Close split view" onClick={onClose}>
            <IconX size={16} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </PaneTabs>
      {/* Stays mounted, so that the tree keeps its expanded nodes and search. */}
      <Tabs.Panel className="tb-fill" value="tree" keepMounted>
        {tree}
      </Tabs.Panel>
      <Tabs.Panel className="tb-fill" value="raw">
        {view === 'raw' && raw}
      </Tabs.Panel>
    </Tabs>
  );
}
