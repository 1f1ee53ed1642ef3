/** The answers, with the whole reply beside them where that is asked for. */
import { Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { IconX } from '../../icons/icons.ts';
import { sendUiRequest } from '../../state/send-ui-request.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { PaneTabs } from '../../ui/layout/pane-tabs.tsx';
import { AnswersView } from './answers/answers-view.tsx';
import { RawView } from './raw/raw-view.tsx';
import type { ResultViewProps } from './result-view-props.ts';
import classes from './split-answers.module.css';
import { TreeView } from './tree/tree-view.tsx';

const VIEWS = [
  ['tree', 'Tree of the reply'],
  ['raw', 'Raw reply'],
] as const;

export function SplitAnswers({ view, onOptions, ...props }: ResultViewProps) {
  const { run, options } = props;
  return (
    <div className="tb-rest tb-flex">
      <div className={`tb-fill ${classes.answers}`}>
        <AnswersView key={view} view={view === 'table' ? 'table' : 'answer'} {...props} />
      </div>
      {options.isSplit && (
        <SplitPane
          tree={<TreeView run={run} inputShown={options.inputShown} />}
          raw={<RawView run={run} />}
          onClose={() => {
            sendUiRequest('focus', { kind: 'split-view' });
            onOptions({ ...options, isSplit: false });
          }}
        />
      )}
    </div>
  );
}

interface SplitPaneProps {
  tree: ReactNode;
  raw: ReactNode;
  onClose: () => void;
}

/** The reply next to the answers: as a tree that shows the picked value, or as exact text. */
function SplitPane({ tree, raw, onClose }: SplitPaneProps) {
  const [view, setView] = useState('tree');
  return (
    <Tabs
      className={classes.pane ?? ''}
      value={view}
      keepMountedMode="display-none"
      onChange={(next) => setView(next === 'raw' ? 'raw' : 'tree')}
    >
      <PaneTabs label="Reply beside the answers" views={VIEWS} view={view}>
        <IconButton icon={IconX} label="Close split view" tip onClick={onClose} />
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
