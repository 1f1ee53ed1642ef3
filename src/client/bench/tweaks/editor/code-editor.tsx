/** The code editor, loaded on demand. Its model is the source of truth, and the draft follows it. */
import { Editor } from '@monaco-editor/react';
import type { editor } from 'monaco-editor/editor';
import { useEffect, useEffectEvent, useState } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { tweaksSchemaOf } from '#flow/text/tweaks-schema.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';
import { useAnalysisStore } from '../../../draft/analysis/draft-analysis.ts';
import { useEditorSync } from '../../../draft/use-draft.ts';
import { jsonDefaults, monaco } from '../../../shell/monaco/monaco.ts';
import { THEME_NAMES } from '../../../shell/monaco/themes.ts';
import { useTweaksTargets } from '../../draft/use-tweaks-targets.ts';
import { attachCommands } from './attach-commands.ts';
import './code-editor.css';
import type { EditorCommands } from './editor-commands.ts';
import { EDITOR_OPTIONS } from './editor-options.ts';
import { goThroughHistory } from './go-through-history.ts';
import { textEditBetween } from './text-edit.ts';
import { useReportMarks } from './use-report-marks.ts';

/** Consecutive edits of one group within this time are one undo step. */
const PAUSE_MS = 1000;

/** The document in the editor. Each flow has its own, and so its own undo history. */
export interface EditorDocument {
  path: string;
  /** Incremented when another draft is loaded. */
  loads: number;
  /** True if its undo history outlives the editor. */
  isRetained: boolean;
  /** The text as it was loaded or restored. What was changed until the editor is ready is one undo step. */
  text: string;
}

/** The interface that both editors offer to the pane. Offsets are those of the text. */
export interface EditorHandle {
  focus: () => void;
  /** Reveals and selects a part of the text, and focuses the editor. */
  select: (start: number, end: number) => void;
  /** Undoes or redoes an edit without focusing the editor; false if that is not possible. */
  history: (direction: 'undo' | 'redo') => boolean;
}

export interface CodeEditorHandle extends EditorHandle {
  /** Sets the text of the draft and this selection. */
  show: (selection: { start: number; end: number }) => void;
}

export interface CodeEditorProps {
  document: EditorDocument;
  scheme: 'light' | 'dark';
  /** Null while the flow is unknown: there are no suggestions then. */
  index: FlowIndex | null;
  report: TweakReport | null;
  commands: EditorCommands;
  readText: () => string;
  onReady: (handle: CodeEditorHandle) => void;
  onCursorLine: (line: number) => void;
  onTabMode: (doesTabLeave: boolean) => void;
  helpId: string;
}

type Instance = editor.IStandaloneCodeEditor;

function select(instance: Instance, start: number, end: number): void {
  const model = instance.getModel();
  if (!model) return;
  const range = monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
  instance.setSelection(range);
  instance.revealRangeInCenterIfOutsideViewport(range);
}

function useSchema(path: string, index: FlowIndex | null): void {
  useEffect(() => {
    const uri = monaco.Uri.parse(path).toString();
    const own = index === null ? [] : [{ uri: `${uri}.schema`, fileMatch: [uri], schema: tweaksSchemaOf(index) }];
    // Two documents may be open: the bench's, and that of a dialog over it.
    const setOwn = (schemas: typeof own) => {
      const others = jsonDefaults.diagnosticsOptions.schemas ?? [];
      jsonDefaults.setDiagnosticsOptions({
        validate: true,
        allowComments: true,
        comments: 'ignore',
        trailingCommas: 'ignore',
        // No validation of values by the schema: the report knows more.
        schemaValidation: 'ignore',
        enableSchemaRequest: false,
        schemas: [...others.filter(({ fileMatch }) => !fileMatch?.includes(uri)), ...schemas],
      });
    };
    setOwn(own);
    return () => setOwn([]);
  }, [path, index]);
}

export function CodeEditor(props: CodeEditorProps) {
  const { document: shown, scheme, index, report, readText, helpId } = props;
  const sync = useEditorSync();
  const { goTo } = useTweaksTargets();
  const analysis = useAnalysisStore();
  const [instance, setInstance] = useState<Instance | null>(null);
  const { commands, onReady, onCursorLine, onTabMode } = props;

  useSchema(shown.path, index);
  useReportMarks(instance, report);

  const readReport = useEffectEvent(() => report);
  const readIndex = useEffectEvent(() => index);
  const showDraft = useEffectEvent((target: Instance, write: (text: string) => void) => {
    const model = target.getModel();
    const text = readText();
    if (!model || model.getValue() === text) return;
    write(text);
    // The model normalises mixed line ends: update the draft to match the editor.
    if (model.getValue() !== text) sync.setTweaksText(model.getValue(), 'editor');
  });
  const announceReady = useEffectEvent((target: Instance, write: (text: string) => void) => {
    onReady({
      focus: () => target.focus(),
      select: (start, end) => {
        select(target, start, end);
        target.focus();
      },
      history: (direction) => goThroughHistory(target.getModel(), direction),
      show: ({ start, end }) => {
        showDraft(target, write);
        select(target, start, end);
      },
    });
  });
  const reportLine = useEffectEvent((line: number) => onCursorLine(line));
  const reportTabMode = useEffectEvent((doesTabLeave: boolean) => onTabMode(doesTabLeave));

  useEffect(() => {
    if (!instance) return;
    return attachCommands(instance, commands, {
      readReport: () => readReport(),
      makeReport: () => analysis.getState().refresh().report,
      readIndex: () => readIndex(),
      showOnGraph: (component) => goTo({ kind: 'graph', component }),
    });
  }, [instance, commands, analysis, goTo]);

  useEffect(() => {
    if (!instance) return;
    instance.getDomNode()?.querySelector('[role="textbox"]')?.setAttribute('aria-describedby', helpId);
    const listening = [
      instance.onDidChangeCursorPosition(({ position }) => reportLine(position.lineNumber)),
      instance.onDidChangeConfiguration(() => {
        reportTabMode(instance.getOption(monaco.editor.EditorOption.tabFocusMode));
      }),
    ];
    const write = textWriter(instance);
    const stop = sync.subscribe(({ text, origin, group }) => {
      if (origin === 'edit' || origin === 'restore') write(text, group);
    });
    // Measure again, because the font may load after the editor has measured it.
    void window.document.fonts?.ready.then(() => monaco.editor.remeasureFonts());
    announceReady(instance, (text) => write(text, null));
    return () => {
      stop();
      for (const part of listening) part.dispose();
    };
  }, [instance, sync, helpId]);

  useEffect(() => {
    if (instance && shown.path !== '') showDraft(instance, (text) => instance.getModel()?.setValue(text));
  }, [instance, shown]);

  return (
    <Editor
      path={shown.path}
      defaultValue={shown.text}
      defaultLanguage="json"
      theme={THEME_NAMES[scheme]}
      options={EDITOR_OPTIONS}
      loading={null}
      keepCurrentModel={shown.isRetained}
      onMount={setInstance}
      onChange={(text) => sync.setTweaksText(text ?? '', 'editor')}
    />
  );
}

/** Writes external texts into the editor, each as one undo step. */
function textWriter(instance: editor.IStandaloneCodeEditor): (text: string, group: string | null) => void {
  let last: { group: string | null; at: number } = { group: null, at: 0 };
  return (text, group) => {
    const model = instance.getModel();
    const edit = model && textEditBetween(model.getValue(), text);
    if (!model || !edit) return;
    const now = performance.now();
    const goesOn = group !== null && group === last.group && now - last.at < PAUSE_MS;
    last = { group, at: now };
    const range = monaco.Range.fromPositions(model.getPositionAt(edit.start), model.getPositionAt(edit.end));
    if (!goesOn) instance.pushUndoStop();
    instance.executeEdits('tweakbench', [{ range, text: edit.text, forceMoveMarkers: true }]);
    if (group === null) instance.pushUndoStop();
  };
}
