/** The answers, with the whole reply beside them where that is asked for. */
import { sendUiRequest } from '../../state/send-ui-request.ts';
import { AnswersView } from './answers/answers-view.tsx';
import { RawView } from './raw/raw-view.tsx';
import type { ResultViewProps } from './result-view-props.ts';
import split from './split-pane.module.css';
import { SplitPane } from './split-pane.tsx';
import { TreeView } from './tree/tree-view.tsx';

export function SplitAnswers({ view, onOptions, ...props }: ResultViewProps) {
  const { run, options } = props;
  return (
    <div className={split.both}>
      <div className={`tb-fill ${split.answers}`}>
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
