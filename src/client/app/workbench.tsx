/** The bench: top bar, three panes and the history strip. */

import { DraftProvider } from '../draft/draft-provider.tsx';
import { HistoryStrip } from '../features/history/history-strip.tsx';
import { ResultsPane } from '../features/results/results-pane.tsx';
import { useNavigation } from '../navigation/use-navigation.ts';

export function Workbench() {
  const { flowId, setFlowId } = useNavigation();
  return (
    <DraftProvider flowId={flowId} openFlow={setFlowId} suggestion={null}>
      <main>
        <ResultsPane />
        <HistoryStrip />
      </main>
    </DraftProvider>
  );
}
