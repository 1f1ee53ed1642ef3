/** The panes of the editor, with the import under the cases and the dialogs that add or move cases. */
import { useEffect, useRef, useState } from 'react';
import type { CaseRow } from '#tests/source/case-rows.ts';
import { toJson } from '#tests/suite/edit-suite.ts';
import { listOf } from '#tests/suite/rows/json-parts.ts';
import type { ValuePath } from '#tests/suite/text/change-value.ts';
import type { TestsRoute } from '../../shell/navigation/navigation-state.ts';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import { useSize } from '../../shell/ui/layout/use-size.ts';
import { ImportDock } from '../import/import-dock.tsx';
import { useRowsDrop } from '../import/use-rows-drop.ts';
import type { EditorBegin, RowsSource } from '../shared/rows-source.ts';
import { useSuiteEditing } from '../shared/suite-editing.ts';
import { caseActions } from './case-actions.ts';
import { CasePane } from './case-pane.tsx';
import { CasesPane } from './cases-pane.tsx';
import classes from './editor.module.css';
import { type CaseTab, EditorLayout, type EditorPage } from './editor-layout.tsx';
import { EveryCasePane } from './every-case-pane.tsx';

const HistoryDialog = lazyOverlay(async () => (await import('../history/history-dialog.tsx')).HistoryDialog);
const MoveDialog = lazyOverlay(async () => (await import('./move-dialog.tsx')).MoveDialog);

interface EditorPanesProps {
  rows: readonly CaseRow[];
  linked: TestsRoute['cell'];
  begin: EditorBegin;
  onSuiteFiles: (files: readonly File[]) => void;
}

type Dialog =
  | { kind: 'history' }
  | { kind: 'answer'; path: ValuePath }
  | { kind: 'move'; rows: readonly CaseRow[] }
  | null;

export function EditorPanes({ rows, linked, begin, onSuiteFiles }: EditorPanesProps) {
  const editing = useSuiteEditing();
  const { ref: box, size } = useSize<HTMLDivElement>();
  const selection = useCaseSelection(rows, linked);
  const [tab, setTab] = useState<CaseTab>('case');
  const [page, setPage] = useState<EditorPage>(begin === 'case' ? 'case' : 'cases');
  const [source, setSource] = useState<RowsSource | null>(typeof begin === 'object' && begin !== null ? begin : null);
  const [isImporting, setImporting] = useState(begin === 'import' || (typeof begin === 'object' && begin !== null));
  const [dialog, setDialog] = useState<Dialog>(begin === 'history' ? { kind: 'history' } : null);
  const nameField = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  const inputField = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  const [wantsField, setWantsField] = useState(begin === 'case');
  const { apply, value } = editing;
  const actions = caseActions(editing, selection.show);
  const show = (at: number) => selection.pick(new Set(), at);
  const edit = () => {
    setTab('case');
    setPage('case');
    setWantsField(true);
  };
  useEffect(() => {
    const field = inputField.current ?? nameField.current;
    if (!wantsField || !field) return;
    setWantsField(false);
    field.focus();
  });
  const [isBegun, setBegun] = useState(false);
  useEffect(() => {
    if (isBegun) return;
    setBegun(true);
    if (begin === 'case' && rows.length === 0) actions.add();
  });
  const importSource = (next: RowsSource) => {
    setSource(next);
    setImporting(true);
    setPage('cases');
  };
  useRowsDrop(box, { onSource: importSource, onSuiteFiles });
  const row = rows[selection.current];
  const casesPane = (
    <CasesPane
      rows={rows}
      current={selection.current}
      picked={selection.picked}
      onPick={selection.pick}
      onEdit={edit}
      actions={{
        ...actions,
        add() {
          actions.add();
          edit();
        },
      }}
      onImport={() => {
        setSource(null);
        setImporting(true);
      }}
      onHistory={() => setDialog({ kind: 'history' })}
      onMoveToSuite={(picked) => setDialog({ kind: 'move', rows: picked })}
      dock={
        isImporting && (
          <ImportDock source={source} onSource={setSource} onClose={() => setImporting(false)} count={rows.length} />
        )
      }
    />
  );
  const casePane = row ? (
    <CasePane
      row={row}
      at={selection.current}
      count={rows.length}
      onShow={show}
      actions={actions}
      onMoveToSuite={(picked) => setDialog({ kind: 'move', rows: picked })}
      onTakeAnswer={(path) => setDialog({ kind: 'answer', path })}
      nameField={nameField}
      inputField={inputField}
    />
  ) : (
    <section className="tb-fill tb-high" aria-label="Case">
      <header className={`tb-bar tb-row tb-inset-x ${classes.paneHead}`}>
        <h3 className="tb-md tb-strong">Case</h3>
      </header>
      <p className="tb-quiet tb-inset-lg">Add a case to say what you ask and what you expect.</p>
    </section>
  );
  const close = () => setDialog(null);
  return (
    <div className="tb-fill" ref={box}>
      <EditorLayout
        tab={tab}
        page={page}
        width={size.width}
        cases={casesPane}
        one={casePane}
        every={<EveryCasePane />}
        onTab={setTab}
        onPage={setPage}
      />
      {dialog &&
        (dialog.kind === 'move' ? (
          <MoveDialog rows={dialog.rows} onClose={close} />
        ) : (
          <HistoryDialog
            isSingle={dialog.kind === 'answer'}
            onAdd={(found) => {
              const [first] = found;
              if (dialog.kind === 'answer' && first) {
                apply({ kind: 'set', path: dialog.path, value: first.answer });
              } else {
                const count = listOf(value.cases).length;
                const values = found.map(({ case: testCase, answer }) => toJson({ ...testCase, expected: answer }));
                apply({ kind: 'insert', path: ['cases'], at: count, values });
                selection.show(count);
              }
            }}
            onClose={close}
          />
        ))}
    </div>
  );
}

/** Which case is shown beside the table, and which are picked. */
interface CaseSelection {
  /** Index of the row. */
  current: number;
  picked: ReadonlySet<number>;
  pick: (picked: ReadonlySet<number>, current: number) => void;
  /** Shows the case at an index of `cases` in the text. */
  show: (entry: number) => void;
}

/** `linked`: the case that the address names. */
function useCaseSelection(rows: readonly CaseRow[], linked: TestsRoute['cell']): CaseSelection {
  const [position, setPosition] = useState({ entry: 0, offset: 0 });
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const [followed, setFollowed] = useState<TestsRoute['cell']>(null);
  const pick = (next: ReadonlySet<number>, at: number) => {
    const entry = rows[at]?.entry ?? 0;
    setPosition({ entry, offset: at - rows.findIndex((row) => row.entry === entry) });
    setPicked(next);
  };
  if (linked !== followed && rows.length > 0) {
    setFollowed(linked);
    if (linked !== null) pick(new Set(), Math.min(linked.case, rows.length - 1));
  }
  const first = rows.findIndex(({ entry }) => entry === position.entry);
  const current = first === -1 ? Math.max(0, rows.length - 1) : Math.min(first + position.offset, rows.length - 1);
  return {
    current,
    picked,
    pick,
    show(entry) {
      setPosition({ entry, offset: 0 });
      setPicked(new Set());
    },
  };
}
