/** The tweaks in a plain text area: until the real editor is there, and in its place when it cannot be loaded. */
import { type Ref, useLayoutEffect, useRef } from 'react';
import { useDraftForm, useTweaksBridge } from '../../draft/use-draft.ts';
import classes from './plain-editor.module.css';

export interface PlainEditorProps {
  ref?: Ref<HTMLTextAreaElement>;
  describedBy?: string;
  onFocus?: () => void;
}

export function PlainEditor({ ref, describedBy, onFocus }: PlainEditorProps) {
  const form = useDraftForm();
  const bridge = useTweaksBridge();
  const area = useRef<HTMLTextAreaElement>(null);

  // Not bound to a state, like the editor it stands for: what is typed is never written back.
  useLayoutEffect(() => {
    const show = (text: string) => {
      if (area.current && area.current.value !== text) area.current.value = text;
    };
    show(form.getValues('tweaksText'));
    return bridge.subscribe(({ text, origin }) => {
      if (origin !== 'editor') show(text);
    });
  }, [bridge, form]);

  return (
    <textarea
      ref={(element) => {
        area.current = element;
        if (typeof ref === 'function') return ref(element);
        if (ref) ref.current = element;
        return undefined;
      }}
      className={classes.area}
      aria-label="Tweaks JSON"
      aria-describedby={describedBy}
      defaultValue={form.getValues('tweaksText')}
      onInput={(event) => bridge.setTweaksText(event.currentTarget.value, 'editor')}
      onFocus={onFocus}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      wrap="off"
    />
  );
}
