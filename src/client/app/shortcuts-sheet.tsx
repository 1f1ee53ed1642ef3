/** The list of keyboard shortcuts. */
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import { Modal } from '@mantine/core';
import { keyParts } from '../ui/platform-keys.ts';
import { SHORTCUTS } from './shortcuts.ts';
import classes from './shortcuts-sheet.module.css';

export function ShortcutsSheet({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts" size={520}>
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
                        <kbd key={part} className={classes.key}>
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
    </Modal>
  );
}
