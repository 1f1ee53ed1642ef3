/** A section of a pane of the editor: its title, a note about it, and at the end of that line what can be done. */
import type { ReactNode } from 'react';

export interface EditorSectionProps {
  title: string;
  note: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

export function EditorSection({ title, note, action, children }: EditorSectionProps) {
  return (
    <div className="tb-hairline tb-inset">
      <div className="tb-row tb-min-24 tb-below-sm">
        <h4 className="tb-sm tb-strong">{title}</h4>
        <span className="tb-sm tb-quiet">{note}</span>
        {action && <span className="tb-end">{action}</span>}
      </div>
      {children}
    </div>
  );
}
