/** The Tweaks region: the editor, and below it what each tweak will do. */
import type { ReactNode } from 'react';
import { PlainEditor } from './plain-editor.tsx';
import classes from './tweaks-pane.module.css';

export interface TweaksPaneProps {
  /** Buttons of the layout (maximise, collapse), put at the end of the pane's header. */
  actions?: ReactNode;
}

export function TweaksPane({ actions }: TweaksPaneProps) {
  return (
    <section className={classes.pane} aria-labelledby="tweaks-title" id="tweaks" tabIndex={-1}>
      <header className={classes.header}>
        <h2 className={classes.title} id="tweaks-title">
          Tweaks
        </h2>
        <div className={classes.actions}>{actions}</div>
      </header>
      <div className={classes.body}>
        <PlainEditor />
      </div>
    </section>
  );
}
