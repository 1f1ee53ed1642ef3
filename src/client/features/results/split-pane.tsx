/** The reply beside the answers: its tree, in which a value picked on the left is shown, or its exact text. */
import { ActionIcon, Tabs, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './split-pane.module.css';

export interface SplitPaneProps {
  tree: ReactNode;
  raw: ReactNode;
  onClose: () => void;
}

export function SplitPane({ tree, raw, onClose }: SplitPaneProps) {
  const [view, setView] = useState('tree');
  return (
    <Tabs
      className={classes.pane ?? ''}
      value={view}
      keepMountedMode="display-none"
      onChange={(next) => setView(next === 'raw' ? 'raw' : 'tree')}
    >
      <header className={`tb-bar ${classes.head}`}>
        <Tabs.List className={classes.list ?? ''} aria-label="Reply beside the answers">
          <Tabs.Tab value="tree">Tree of the reply</Tabs.Tab>
          <Tabs.Tab value="raw">Raw reply</Tabs.Tab>
        </Tabs.List>
        <Tooltip label="Close split view">
          <ActionIcon aria-label="Close split view" onClick={onClose}>
            <IconX size={16} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </header>
      {/* What was opened and found in the tree is still there when someone comes back to it. */}
      <Tabs.Panel className="tb-fill" value="tree" keepMounted>
        {tree}
      </Tabs.Panel>
      <Tabs.Panel className="tb-fill" value="raw">
        {view === 'raw' && raw}
      </Tabs.Panel>
    </Tabs>
  );
}
