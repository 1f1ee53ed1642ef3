/** What one has to know of the suite before anything else: somebody else's changes, components that were matched again. */
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { rebindText } from '#tests/source/rebind-text.ts';
import { checkColumns } from '#tests/suite/check-columns.ts';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import type { SuiteView } from '../runs/use-suite.ts';
import { ChooseFlowButton } from '../suites/choose-flow-button.tsx';
import { useIsFlowGone } from '../suites/use-is-flow-gone.ts';
import classes from './editor.module.css';

const ConflictDialog = lazyOverlay(async () => (await import('./conflict-dialog.tsx')).ConflictDialog);

const MatchComponentsDialog = lazyOverlay(
  async () => (await import('./match-components-dialog.tsx')).MatchComponentsDialog,
);

export interface EditorNotesProps {
  view: SuiteView;
  /** Index of its flow; null while it is not known. */
  index: FlowIndex | null;
}

export function EditorNotes({ view, index }: EditorNotesProps) {
  const { conflict, rebound, entry, suite } = view;
  // The suite as it runs, with the components that were matched again.
  const bound = rebound?.suite ?? suite;
  const columns = useMemo(() => bound && index && checkColumns(bound, index), [bound, index]);
  const sentences = [
    ...(columns?.problems.map(({ file, message }) => `${file}: ${message}.`) ?? []),
    ...(columns?.notes ?? []),
  ];
  const isGone = useIsFlowGone(entry);
  const [dialog, setDialog] = useState<'compare' | 'match' | null>(null);
  const close = () => setDialog(null);
  const write = (matches: ReadonlyMap<string, string>) =>
    view.change('New ids written', (text) => rebindText(text, matches));
  return (
    <>
      {isGone && entry && (
        <div className={`tb-bar tb-wrap tb-ignored-tint tb-inset-xs-sm tb-min-36 ${classes.note}`} role="status">
          <p>The flow of this suite is not on this server.</p>
          <ChooseFlowButton suite={entry} />
        </div>
      )}
      {conflict && (
        <div className={`tb-bar tb-wrap tb-ignored-tint tb-inset-xs-sm tb-min-36 ${classes.note}`} role="alert">
          <p>Somebody else has changed this suite. Your changes are not saved yet.</p>
          <Button size="compact-sm" onClick={() => setDialog('compare')}>
            Compare both
          </Button>
        </div>
      )}
      {rebound && rebound.notes.length > 0 && (
        <div className={`tb-bar tb-wrap tb-ignored-tint tb-inset-xs-sm tb-min-36 ${classes.note}`} role="status">
          <p className="tb-break">{rebound.notes.join(' ')}</p>
          {rebound.matches.size > 0 && (
            <Button size="compact-sm" onClick={() => write(rebound.matches)}>
              Write the new ids
            </Button>
          )}
          {rebound.missing.length > 0 && index && (
            <Button size="compact-sm" onClick={() => setDialog('match')}>
              Match components
            </Button>
          )}
        </div>
      )}
      {sentences.length > 0 && (
        <div className={`tb-bar tb-wrap tb-ignored-tint tb-inset-xs-sm tb-min-36 ${classes.note}`} role="status">
          <p className="tb-break">{sentences.join(' ')}</p>
        </div>
      )}
      {dialog === 'compare' && conflict && <ConflictDialog view={view} theirs={conflict} onClose={close} />}
      {dialog === 'match' && rebound && index && (
        <MatchComponentsDialog rebound={rebound} index={index} onMatch={write} onClose={close} />
      )}
    </>
  );
}
