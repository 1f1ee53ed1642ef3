/** The list of keyboard shortcuts. */

import { Dialog } from '../ui/dialog.tsx';
import { keyParts } from '../ui/platform-keys.ts';
import { SHORTCUTS } from './shortcuts.ts';
import classes from './shortcuts-sheet.module.css';

export function ShortcutsSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title="Keyboard shortcuts" size={520}>
      {SHORTCUTS.map(({ group, shortcuts }) => (
        <section key={group} className={classes.group}>
          <h3 className={classes.title}>{group}</h3>
          <dl className={classes.list}>
            {shortcuts.map(({ keys, does }) => (
              <div key={does} className={classes.row}>
                <dt className={classes.keys}>
                  {keys.map((shortcut) => (
                    <span key={shortcut} className={classes.chord}>
                      {keyParts(shortcut).map((part) => (
                        <kbd key={part} className="tb-key">
                          {part}
                        </kbd>
                      ))}
                    </span>
                  ))}
                </dt>
                <dd className={classes.does}>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
