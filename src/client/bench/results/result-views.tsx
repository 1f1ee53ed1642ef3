/** The views of a run by their id, which `RESULT_TABS` gives its label and its position among the tabs. */

import { Tabs } from '@mantine/core';
import { type ComponentType, lazy, type ReactNode, useState } from 'react';
import { IconX } from '../../shell/icons/icons.ts';
import type { ResultView } from '../../shell/navigation/navigation-state.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { PaneTabs } from '../../shell/ui/layout/pane-tabs.tsx';
import { AnswersView, type ResultViewProps } from './answers/answers-view.tsx';
import { RawView } from './raw/raw-view.tsx';
import classes from './split-answers.module.css';
import { TreeView } from './tree/tree-view.tsx';

export interface ResultViewParts {
  /** Rendered with a new key for another run, which resets its state. */
  View: ComponentType<ResultViewProps>;
  /** Shown while it is loaded; left out for what comes with the first run. */
  loading?: string;
  /** True where the search of the footer finds something. */
  hasSearch?: boolean;
}

const StreamView = lazy(async () => ({ default: (await import('./stream/stream-view.tsx')).StreamView }));
const TimelineView = lazy(async () => ({ default: (await import('./timeline/timeline-view.tsx')).TimelineView }));

export const RESULT_VIEWS: Record<ResultView, ResultViewParts> = {
  answer: { View: SplitAnswers, hasSearch: true },
  table: { View: SplitAnswers, hasSearch: true },
  tree: { View: ({ run, options }) => <TreeView run={run} inputShown={options.inputShown} /> },
  raw: { View: RawView },
  stream: {
    View: ({ run, options }) => <StreamView run={run} inputShown={options.inputShown} />,
    loading: 'Loading the events',
  },
  timeline: {
    View: ({ run, options }) => <TimelineView run={run} inputShown={options.inputShown} />,
    loading: 'Loading the timeline',
  },
};

const VIEWS = [
  ['tree', 'Tree of the reply'],
  ['raw', 'Raw reply'],
] as const;

/** The answers, with the whole reply beside them where that is asked for. */
function SplitAnswers(props: ResultViewProps) {
  const { run, options, onOptions } = props;
  return (
    <div className="tb-rest tb-flex">
      <div className={`tb-fill ${classes.answers}`}>
        <AnswersView key={props.view} {...props} />
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

/** The reply next to the answers: as a tree that shows the picked value, or as exact text. */
function SplitPane({ tree, raw, onClose }: { tree: ReactNode; raw: ReactNode; onClose: () => void }) {
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
