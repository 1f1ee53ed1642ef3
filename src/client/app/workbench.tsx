/** The bench: top bar, three panes and the history strip. */
import { HistoryStrip } from '../features/history/history-strip.tsx';
import { RequestPane } from '../features/request-form/request-pane.tsx';
import { ResultsPane } from '../features/results/results-pane.tsx';
import { WidePanes } from './panes/wide-panes.tsx';
import classes from './workbench.module.css';

export function Workbench() {
  return (
    <main className={classes.main}>
      <WidePanes
        isCompact={false}
        requestSummary=""
        tweaksSummary=""
        renderRequest={(actions) => <RequestPane actions={actions} />}
        renderTweaks={() => null}
        renderResults={(actions) => <ResultsPane actions={actions} />}
      />
      <HistoryStrip />
    </main>
  );
}
