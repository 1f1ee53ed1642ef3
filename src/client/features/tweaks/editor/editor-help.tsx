/** One line under the editor: how the keyboard gets out of it. */
import classes from './tweaks-editor.module.css';

export interface EditorHelpProps {
  id: string;
  /** Seen while the editor has the focus; always there for who only hears it. */
  isShown: boolean;
  /** True while the plain text area stands in: Tab leaves it anyway. */
  isPlain: boolean;
  hasFailed: boolean;
  doesTabLeave: boolean;
}

function helpText({ isPlain, hasFailed, doesTabLeave }: EditorHelpProps): string {
  if (hasFailed) return 'The editor could not be loaded. This plain field does the same, without completion.';
  if (isPlain) return 'Loading the editor. You can type already.';
  return doesTabLeave ? 'Tab leaves the editor. Ctrl+M: use Tab to indent' : 'Ctrl+M: use Tab to leave the editor';
}

export function EditorHelp(props: EditorHelpProps) {
  const isVisible = props.isShown || props.hasFailed;
  return (
    <p id={props.id} className={isVisible ? classes.help : 'tb-visually-hidden'}>
      {helpText(props)}
    </p>
  );
}
