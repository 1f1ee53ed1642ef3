/** The views of a run by their id, which `RESULT_TABS` gives its label and its position among the tabs. */

import { type ComponentType, lazy } from 'react';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import type { ResultView } from '../../shell/navigation/navigation-state.ts';
import { AnswersView, type ResultViewProps } from './answers/answers-view.tsx';

export interface ResultViewParts {
  /** Rendered with a new key for another run, which resets its state. */
  View: ComponentType<ResultViewProps>;
  /** Shown while it is loaded; left out for what comes with the first run. */
  loading?: string;
  /** True where the search of the footer finds something. */
  hasSearch?: boolean;
}

const InsideView = lazy(async () => ({ default: (await import('./inside/inside-view.tsx')).InsideView }));
const JsonView = lazy(async () => ({ default: (await import('./json/json-view.tsx')).JsonView }));

export const RESULT_VIEWS: Record<ResultView, ResultViewParts> = {
  answer: { View: AnswersView, hasSearch: true },
  inside: {
    View: ({ run, runInput, options, onOptions }) => {
      const { setResultView } = useNavigate();
      function openFrames(component: string) {
        onOptions({ ...options, shape: 'frames', framesOf: component });
        setResultView('json');
      }
      return <InsideView run={run} canRun={runInput !== null} onFrames={openFrames} />;
    },
    loading: 'Loading the times',
  },
  json: {
    View: ({ run, options, onOptions }) => <JsonView run={run} options={options} onOptions={onOptions} />,
    loading: 'Loading the reply',
  },
};
