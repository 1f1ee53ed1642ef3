/** The tweaks in a text area: until the code editor is loaded, or if it cannot be loaded. */
import { useMergedRef } from '@mantine/hooks';
import { type KeyboardEvent, type Ref, useLayoutEffect, useRef } from 'react';
import { useDraftForm, useEditorSync } from '../../../draft/use-draft.ts';
import { hasMod } from '../../../shell/ui/browser/platform-keys.ts';
import type { EditorCommands } from './editor-commands.ts';
import classes from './plain-editor.module.css';

export interface PlainEditorProps {
  ref?: Ref<HTMLTextAreaElement>;
  describedBy?: string;
  commands: EditorCommands;
}

/** The keys of the code editor that work without it. */
function onKey(event: KeyboardEvent<HTMLTextAreaElement>, commands: EditorCommands): void {
  const { key, shiftKey, altKey, currentTarget } = event;
  if (key === 'F8' && !altKey && !hasMod(event)) {
    event.preventDefault();
    commands.goToProblem(shiftKey ? 'previous' : 'next', currentTarget.selectionStart);
  } else if (key.toLowerCase() === 'f' && shiftKey && hasMod(event)) {
    event.preventDefault();
    commands.format();
  }
}

export function PlainEditor({ ref, describedBy, commands }: PlainEditorProps) {
  const form = useDraftForm();
  const sync = useEditorSync();
  const area = useRef<HTMLTextAreaElement>(null);

  // Uncontrolled, like the code editor: typed text is never written back.
  useLayoutEffect(() => {
    const show = (text: string) => {
      if (area.current && area.current.value !== text) area.current.value = text;
    };
    show(form.getValues('tweaksText'));
    return sync.subscribe(({ text, origin }) => {
      if (origin !== 'editor') show(text);
    });
  }, [sync, form]);

  return (
    <textarea
      ref={useMergedRef(area, ref)}
      className={`tb-mono tb-surface tb-wide tb-ink tb-block tb-high ${classes.area}`}
      aria-label="Tweaks JSON"
      aria-describedby={describedBy}
      defaultValue={form.getValues('tweaksText')}
      onInput={(event) => sync.setTweaksText(event.currentTarget.value, 'editor')}
      onKeyDown={(event) => onKey(event, commands)}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      wrap="off"
    />
  );
}
