/** Accepts files dropped anywhere on the page, and shows an overlay while one is dragged over it. */

import { useEffect, useEffectEvent, useState } from 'react';
import { IconFileImport } from '../../shell/icons/icons.ts';
import classes from './drop-zone.module.css';

export function DropZone({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFiles);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    // Entering a child fires `dragleave` on its parent, so count the levels.
    let depth = 0;
    const listen = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      window.addEventListener(type, (event) => hasFiles(event) && act(event), { signal });
    listen('dragenter', () => {
      depth += 1;
      setOver(true);
    });
    listen('dragleave', () => {
      depth -= 1;
      if (depth <= 0) setOver(false);
    });
    listen('dragover', (event) => event.preventDefault());
    listen('drop', (event) => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      take([...(event.dataTransfer?.files ?? [])]);
    });
    return () => controller.abort();
  }, []);

  if (!isOver) return null;
  return (
    <div className={classes.zone} aria-hidden="true">
      <p className={`tb-row tb-accent tb-strong ${classes.text}`}>
        <IconFileImport size={20} stroke={1.6} /> Drop a flow to import it, an evidence file to open its runs, or a
        presentation to show it
      </p>
    </div>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
