/** Registers the keys, quick fixes and hover links of one editor. */
import type { editor, IDisposable, languages } from 'monaco-editor/editor';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';
import { monaco } from '../../../shell/monaco/monaco.ts';
import { announce } from '../../../shell/ui/feedback/announce.ts';
import type { EditorCommands } from './editor-commands.ts';
import { GRAPH_COMMAND, REMOVE_COMMAND, REPLACE_COMMAND } from './row-markdown.ts';
import { textEditBetween } from './text-edit.ts';
import { type TweakFix, tweakFixes } from './tweak-fixes.ts';

const TOGGLE_TAB = 'editor.action.toggleTabFocusMode';
const SHOW_FIXES = 'editor.action.quickFix';

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

/** Offset of the start of the selection. */
function caretOf(instance: editor.IStandaloneCodeEditor): number {
  const selection = instance.getSelection();
  return (selection && instance.getModel()?.getOffsetAt(selection.getStartPosition())) ?? 0;
}

function actionsOf(
  instance: editor.IStandaloneCodeEditor,
  commands: EditorCommands,
  facts: EditorFacts,
): editor.IActionDescriptor[] {
  const { KeyCode, KeyMod } = monaco;
  const { readReport, showOnGraph } = facts;
  const offset = () => caretOf(instance);
  return [
    // Takes the key of the editor's own action, which would open the list too early.
    {
      id: 'tweakbench.fixes',
      label: 'Show fixes',
      keybindings: [KeyMod.CtrlCmd | KeyCode.Period],
      keybindingContext: 'textInputFocus',
      run: () => openFixes(instance, facts),
    },
    {
      id: 'tweakbench.format',
      label: 'Format JSON',
      keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyF],
      run: commands.format,
    },
    {
      id: 'tweakbench.nextProblem',
      label: 'Next problem',
      keybindings: [KeyCode.F8],
      run: () => commands.goToProblem('next', offset()),
    },
    {
      id: 'tweakbench.previousProblem',
      label: 'Previous problem',
      keybindings: [KeyMod.Shift | KeyCode.F8],
      run: () => commands.goToProblem('previous', offset()),
    },
    // On a Mac the editor itself uses ⌃⇧M for it.
    {
      id: 'tweakbench.tabLeaves',
      label: 'Use Tab to leave the editor or to indent',
      keybindings: [KeyMod.WinCtrl | KeyCode.KeyM],
      run: () => instance.trigger('keyboard', TOGGLE_TAB, null),
    },
    {
      id: 'tweakbench.showOnGraph',
      label: 'Show the component on the graph',
      contextMenuGroupId: 'navigation',
      keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyG],
      run: () => {
        const component = componentAt(readReport(), instance.getPosition()?.lineNumber ?? 1);
        if (component === undefined) announce('There is no component on this line');
        else showOnGraph(component);
      },
    },
    {
      id: 'tweakbench.fillIn',
      label: "Fill in the component's defaults",
      contextMenuGroupId: '1_modification',
      run: () => commands.fillInAt(offset()),
    },
    {
      id: 'tweakbench.groupByComponent',
      label: 'Group tweaks by component',
      contextMenuGroupId: '1_modification',
      run: () => commands.order('component'),
    },
    {
      id: 'tweakbench.sortByName',
      label: 'Sort tweaks by name',
      contextMenuGroupId: '1_modification',
      run: () => commands.order('name'),
    },
  ];
}

function addLinks(commands: EditorCommands, { showOnGraph }: EditorFacts): IDisposable[] {
  return [
    monaco.editor.registerCommand(REPLACE_COMMAND, (_accessor, path: unknown, to: unknown) => {
      if (isNames(path) && typeof to === 'string') commands.replaceKey(path, to);
    }),
    monaco.editor.registerCommand(REMOVE_COMMAND, (_accessor, path: unknown) => {
      if (isNames(path)) commands.remove(path);
    }),
    monaco.editor.registerCommand(GRAPH_COMMAND, (_accessor, component: unknown) => {
      if (typeof component === 'string') showOnGraph(component);
    }),
  ];
}

/** The component of the tweak on the line, or of the next one below: the line of a component's key has no tweak. */
function componentAt(report: TweakReport | null, line: number): string | undefined {
  const row = report?.rows.find(({ span, componentIds }) => span && span.line >= line && componentIds.length > 0);
  return row?.componentIds[0];
}

function toWorkspaceEdit(model: editor.ITextModel, { apply }: TweakFix): languages.WorkspaceEdit {
  const edit = textEditBetween(model.getValue(), apply());
  if (!edit) return { edits: [] };
  const range = monaco.Range.fromPositions(model.getPositionAt(edit.start), model.getPositionAt(edit.end));
  return { edits: [{ resource: model.uri, textEdit: { range, text: edit.text }, versionId: model.getVersionId() }] };
}

const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

/** The report on the text of the editor. Made at once if there is none yet. */
function reportOn(model: editor.ITextModel, { readReport, makeReport }: EditorFacts): TweakReport | null {
  const known = readReport();
  const report = known?.text === model.getValue() ? known : makeReport();
  return report?.text === model.getValue() ? report : null;
}

/** Opens the list of fixes once the editor keeps its size: a new report changes it frames later, which would close the list. */
async function openFixes(instance: editor.IStandaloneCodeEditor, facts: EditorFacts): Promise<void> {
  const model = instance.getModel();
  if (!model) return;
  const version = model.getVersionId();
  const height = () => instance.getLayoutInfo().height;
  reportOn(model, facts);
  for (let before = -1; before !== height(); ) {
    before = height();
    await nextFrame();
    await nextFrame();
  }
  const isAsBefore = instance.getModel() === model && model.getVersionId() === version;
  if (isAsBefore && instance.hasTextFocus()) instance.trigger('keyboard', SHOW_FIXES, null);
}

/**
 * The fixes are given at once: shortly after each move of the caret the editor cancels a request for them that is still open.
 * No list is shown then, and the editor reports an error "Canceled" that nothing catches.
 */
function addFixes(instance: editor.IStandaloneCodeEditor, facts: EditorFacts): IDisposable {
  // Called at each move of the caret: compute the edit of a fix only when it is chosen.
  const offered = new WeakMap<languages.CodeAction, { fix: TweakFix; version: number }>();
  return monaco.languages.registerCodeActionProvider('json', {
    provideCodeActions(model, range) {
      const report = model === instance.getModel() ? reportOn(model, facts) : null;
      const fixes = report ? tweakFixes(report, facts.readIndex(), range.startLineNumber) : [];
      const actions = fixes.map((fix): languages.CodeAction => {
        const action = { title: fix.title, kind: 'quickfix', isPreferred: fix.isPreferred };
        offered.set(action, { fix, version: model.getVersionId() });
        return action;
      });
      return { actions, dispose: () => undefined };
    },
    resolveCodeAction(action) {
      const model = instance.getModel();
      const { fix, version } = offered.get(action) ?? {};
      if (model && fix && version === model.getVersionId()) action.edit = toWorkspaceEdit(model, fix);
      return action;
    },
  });
}

/** Unwraps pasted values. */
function addPaste(instance: editor.IStandaloneCodeEditor, commands: EditorCommands): IDisposable {
  return instance.onDidPaste(({ range }) => {
    const model = instance.getModel();
    if (!model) return;
    const start = model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn });
    const end = model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn });
    commands.unwrap({ start, end });
  });
}

/** Current facts about the text in the editor. */
export interface EditorFacts {
  readReport: () => TweakReport | null;
  /** Makes the report on the current text at once, without the debounce. */
  makeReport: () => TweakReport | null;
  readIndex: () => FlowIndex | null;
  /** Takes the id of a component. */
  showOnGraph: (component: string) => void;
}

/** Returns a function that removes all of them. */
export function attachCommands(
  instance: editor.IStandaloneCodeEditor,
  commands: EditorCommands,
  facts: EditorFacts,
): () => void {
  const parts = [
    ...actionsOf(instance, commands, facts).map((action) => instance.addAction(action)),
    ...addLinks(commands, facts),
    addFixes(instance, facts),
    addPaste(instance, commands),
  ];
  return () => {
    for (const part of parts) part.dispose();
  };
}
