/** Two versions of a suite: what you have, and what somebody else has saved. */
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { diffText } from '#run/compare/text-difference.ts';
import { DiffText } from '../../blocks/difference/diff-text.tsx';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import type { SuiteView } from '../runs/use-suite.ts';
import classes from './text-view.module.css';

export interface ConflictDialogProps {
  view: SuiteView;
  theirs: { text: string };
  onClose: () => void;
}

export function ConflictDialog({ view, theirs, onClose }: ConflictDialogProps) {
  const difference = useMemo(() => diffText(theirs.text, view.text), [theirs.text, view.text]);
  return (
    <Dialog onClose={onClose} title="Two versions of this suite" size={960}>
      <p className="tb-quiet">
        <del>Struck through</del> is only in the version that somebody else saved, <ins>underlined</ins> only in yours.
      </p>
      <ScrollBox className={`tb-mono tb-pre tb-above-sm ${classes.versions}`} label="Both versions">
        <DiffText parts={difference.parts} />
      </ScrollBox>
      <DialogFoot onCancel={onClose}>
        <Button
          onClick={() => {
            onClose();
            view.takeTheirs();
          }}
        >
          Take theirs
        </Button>
        <Button
          variant="filled"
          data-autofocus
          onClick={() => {
            onClose();
            view.keepMine();
          }}
        >
          Keep mine
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
