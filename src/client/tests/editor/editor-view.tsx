/** The editor of one suite: cases, one case, and what holds for every case; or its text. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { caseRows } from '#tests/source/case-rows.ts';
import { editSuite } from '#tests/suite/edit-suite.ts';
import { readDocument } from '#tests/suite/read-document.ts';
import { useFlow } from '../../shell/api/flows-query.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useTestsRoute } from '../../shell/navigation/use-tests-route.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { keepFocus } from '../../shell/ui/focus/keep-focus.ts';
import { type SuiteView, useSuite } from '../runs/use-suite.ts';
import type { EditorBegin } from '../shared/rows-source.ts';
import { type SuiteEditing, SuiteEditingContext } from '../shared/suite-editing.ts';
import { LONG_TEXT } from '../store/read-suite-text.ts';
import { EditorHead } from './editor-head.tsx';
import { EditorNotes } from './editor-notes.tsx';
import { EditorPanes } from './editor-panes.tsx';
import { TextView } from './text-view.tsx';
import { useUndoKeys } from './use-undo-keys.ts';

export interface EditorViewProps {
  id: string;
  begin: EditorBegin;
  /** A file that may be a suite was dropped. */
  onSuiteFiles: (files: readonly File[]) => void;
}

export function EditorView({ id, begin, onSuiteFiles }: EditorViewProps) {
  const view = useSuite(id);
  const { suite, problems, entry, status } = view;
  const route = useTestsRoute();
  const [isText, setText] = useState(false);
  const index = useFlow(entry?.flow.id ?? null).data?.index ?? null;
  const value = useTextValue(view);
  const rows = useMemo(() => (value === null ? [] : caseRows(value, suite?.cases ?? null)), [value, suite]);
  const apply: SuiteEditing['apply'] = (...changes) => {
    const why = view.edit((before) => changes.reduce(editSuite, before));
    if (why !== null) notify({ message: `Not changed: ${why}` });
  };
  const root = useRef<HTMLElement>(null);
  useEffect(() => keepFocus(root.current), []);
  useUndoKeys(root, view);
  const isOpening = status === 'loading' || (view.text.length > LONG_TEXT && view.isReading && view.read === null);
  const isReady = status === 'ready' && !isOpening;
  return (
    <section className="tb-fill tb-surface" aria-label="Tests" id="tests" ref={root}>
      <EditorHead id={id} view={view} isText={isText || value === null} onText={setText} />
      {isOpening && <p className="tb-quiet tb-inset-lg">Loading the suite</p>}
      {status === 'missing' && <MissingSuite />}
      {typeof status === 'object' && (
        <p className="tb-problem tb-inset-lg" role="alert">
          The suite was not loaded: {status.problem}
        </p>
      )}
      {isReady && (
        <>
          <EditorNotes view={view} index={index} />
          {isText || value === null ? (
            <TextView view={view} isBroken={value === null} />
          ) : (
            <SuiteEditingContext value={{ value, problems, apply, index, view }}>
              <EditorPanes rows={rows} linked={route.cell} begin={begin} onSuiteFiles={onSuiteFiles} />
            </SuiteEditingContext>
          )}
        </>
      )}
    </section>
  );
}

/** What the text says; null while it is not YAML. A long text was read in a worker when it was opened. */
function useTextValue({ text, read }: Pick<SuiteView, 'text' | 'read'>): JsonObject | null {
  const isLong = text.length > LONG_TEXT;
  const known = isLong ? read : null;
  return useMemo(() => {
    if (isLong && known === null) return null;
    const value = known?.text === text ? known.value : readDocument(text).value;
    return isJsonObject(value) ? value : null;
  }, [text, isLong, known]);
}

function MissingSuite() {
  const { openTests } = useNavigate();
  return (
    <div className="tb-inset-lg">
      <h3 className="tb-heading">This suite is not here</h3>
      <p className="tb-quiet">It was deleted, or it is on another server.</p>
      <button type="button" className="tb-link tb-strong" onClick={() => openTests({ suite: null })}>
        All suites
      </button>
    </div>
  );
}
