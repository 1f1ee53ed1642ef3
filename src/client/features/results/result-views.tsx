/** The views of a run by their id, which `RESULT_TABS` gives its label and its place among the tabs. */
import { type ComponentType, lazy } from 'react';
import type { ResultView } from '../../navigation/navigation-state.ts';
import { RawView } from './raw/raw-view.tsx';
import type { ResultViewProps } from './result-view-props.ts';
import { SplitAnswers } from './split-answers.tsx';
import { TreeView } from './tree/tree-view.tsx';

export interface ResultViewParts {
  /** Made anew for another run. */
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
