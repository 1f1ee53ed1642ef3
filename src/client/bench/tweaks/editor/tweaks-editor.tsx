/** The field "Tweaks JSON": a text area until the code editor is loaded. Nothing that is typed in between is lost. */
import { useComputedColorScheme } from '@mantine/core';
import {
  type Ref,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { SHOWN_STATES, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';
import { useDraftContext } from '../../../draft/draft-context.ts';
import type { TweaksChange } from '../../../draft/storage/editor-sync.ts';
import { useDraftForm, useEditorSync, useIsDraftSettled } from '../../../draft/use-draft.ts';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import type { CodeEditorHandle, EditorDocument, EditorHandle } from './code-editor.tsx';
import type { EditorCommands } from './editor-commands.ts';
import { EditorHelp } from './editor-help.tsx';
import { PlainEditor } from './plain-editor.tsx';
import classes from './tweaks-editor.module.css';
import { useCodeEditor } from './use-code-editor.ts';
import { useEarlyUndo } from './use-early-undo.ts';
import { useRequestPaste } from './use-request-paste.ts';

export interface TweaksEditorProps {
  ref: Ref<EditorHandle>;
  flowId: string | null;
  index: FlowIndex | null;
  report: TweakReport | null;
  commands: EditorCommands;
  onCursorLine: (line: number) => void;
  onShowProblem: (range: { offset: number; length: number }) => void;
  /** Height of the text in px; defaults to the available height. */
  height?: number;
}

function pathOf(name: string | null): string {
  return `inmemory://tweakbench/tweaks/${encodeURIComponent(name ?? '')}.json`;
}

/** The document of the draft, by default the open flow's. Changes only when the draft has that flow's text. */
function useEditorDocument(openId: string | null, isReady: boolean): EditorDocument {
  const { document, tweaks: sync } = useDraftContext();
  const form = useDraftForm();
  const flowId = document ?? openId;
  const [shown, setShown] = useState(() => ({
    path: pathOf(flowId),
    loads: 0,
    isRetained: document === null,
    text: form.getValues('tweaksText'),
  }));
  const changed = useEffectEvent(({ text, origin }: TweaksChange) => {
    // The editor undoes what is restored from the moment that it is ready.
    if (origin !== 'load' && (isReady || origin !== 'restore')) return;
    setShown(({ loads, isRetained }) => ({ path: pathOf(flowId), loads: loads + 1, isRetained, text }));
  });

  // Needed if the draft kept its text, because it was typed before a flow was chosen.
  useEffect(() => {
    setShown((before) => (before.path === pathOf(flowId) ? before : { ...before, path: pathOf(flowId) }));
  }, [flowId]);

  useEffect(() => sync.subscribe((change) => changed(change)), [sync]);
  return shown;
}

export function TweaksEditor(props: TweaksEditorProps) {
  const { ref, flowId, index, report, commands, onCursorLine, onShowProblem, height } = props;
  const form = useDraftForm();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const [isReady, setReady] = useState(false);
  const shown = useEditorDocument(flowId, isReady);
  const early = useEarlyUndo(shown.text);
  const { load, hurry, fail } = useCodeEditor(useIsDraftSettled());
  const [doesTabLeave, setTabLeaves] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const code = useRef<CodeEditorHandle>(null);
  const field = useRef<HTMLDivElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const isComposing = useFieldPresence(field, hurry);
  const sync = useEditorSync();
  // An edit from elsewhere, such as the form, is undone by the editor.
  useEffect(() => sync.subscribe(({ origin }) => void (origin === 'edit' && hurry())), [sync, hurry]);
  const onPaste = useRequestPaste();
  const helpId = useId();

  useImperativeHandle(ref, () => ({
    focus: () => (code.current ?? area.current)?.focus(),
    select(start, end) {
      if (code.current) {
        code.current.select(start, end);
        return;
      }
      area.current?.focus();
      area.current?.setSelectionRange(start, end);
    },
    history(direction) {
      if (code.current) return code.current.history(direction);
      return load.state !== 'failed' && early.history(direction);
    },
  }));

  /** Replaces the text area by the editor in one step, with its text, selection and focus. */
  function takeOver(handle: CodeEditorHandle) {
    const plain = area.current;
    if (plain && isComposing.current) {
      // A character that is being composed would be lost.
      plain.addEventListener('compositionend', () => setTimeout(() => takeOver(handle)), { once: true });
      return;
    }
    const hadFocus = plain !== null && document.activeElement === plain;
    early.handOver(handle, { start: plain?.selectionStart ?? 0, end: plain?.selectionEnd ?? 0 });
    code.current = handle;
    // Synchronously, because a hidden editor cannot be focused, and the user may be typing.
    holder.current?.classList.remove(classes.preparing ?? '');
    if (hadFocus) handle.focus();
    setReady(true);
  }

  const Code = load.state === 'loaded' ? load.Editor : null;
  return (
    <div className="tb-fill tb-surface" ref={field} onPasteCapture={onPaste}>
      <MarkImages />
      <div className="tb-rest tb-relative" style={height === undefined ? undefined : { flex: 'none', height }}>
        {Code && (
          <ErrorBoundary
            fallback={null}
            onError={() => {
              code.current = null;
              setReady(false);
              fail();
            }}
          >
            {/* `monaco-component`: the editor's menu is rendered outside of it, and inherits colours from this element. */}
            <div ref={holder} className={`monaco-component ${classes.code} ${isReady ? '' : classes.preparing}`}>
              <Code
                document={shown}
                scheme={scheme}
                index={index}
                report={report}
                commands={commands}
                readText={() => form.getValues('tweaksText')}
                onReady={takeOver}
                onCursorLine={onCursorLine}
                onTabMode={setTabLeaves}
                helpId={helpId}
              />
            </div>
          </ErrorBoundary>
        )}
        {!isReady && <PlainEditor ref={area} describedBy={helpId} commands={commands} />}
      </div>
      <EditorHelp
        id={helpId}
        report={report}
        isPlain={!isReady}
        hasFailed={load.state === 'failed'}
        doesTabLeave={doesTabLeave}
        onShowProblem={onShowProblem}
      />
    </div>
  );
}

/** Sets `--tb-mark-STATE` on the document, for use as a CSS mask. */
function MarkImages() {
  const holder = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const serializer = new XMLSerializer();
    for (const [position, svg] of [...(holder.current?.children ?? [])].entries()) {
      const state = SHOWN_STATES[position];
      if (!state) continue;
      // The serializer adds the namespace that a standalone SVG needs.
      const image = `url("data:image/svg+xml,${encodeURIComponent(serializer.serializeToString(svg))}")`;
      document.documentElement.style.setProperty(`--tb-mark-${state}`, image);
    }
  }, []);
  return (
    <div ref={holder} hidden>
      {SHOWN_STATES.map((state) => (
        <StateMark key={STATE_LABELS[state]} state={state} isColored={false} />
      ))}
    </div>
  );
}

/** `onApproach` is called when the focus or the pointer enters. The returned ref is true during composition. */
function useFieldPresence(field: RefObject<HTMLElement | null>, onApproach: () => void): RefObject<boolean> {
  const isComposing = useRef(false);
  const approach = useEffectEvent(onApproach);

  useEffect(() => {
    const element = field.current;
    if (!element) return;
    const listening = new AbortController();
    const listen = (type: string, act: () => void) => element.addEventListener(type, act, { signal: listening.signal });
    listen('focusin', () => approach());
    listen('pointerenter', () => approach());
    listen('compositionstart', () => {
      isComposing.current = true;
    });
    listen('compositionend', () => {
      isComposing.current = false;
    });
    return () => listening.abort();
  }, [field]);

  return isComposing;
}
