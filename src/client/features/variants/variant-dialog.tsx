/** The name and the tweaks of one variant. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { Variant } from '#run/variants/variant.ts';
import { Dialog } from '../../ui/controls/dialog.tsx';
import { DialogFoot } from '../../ui/controls/dialog-foot.tsx';
import type { NewVariant } from './use-variant-set.ts';
import classes from './variants-view.module.css';

export interface VariantDialogProps {
  variant: Variant;
  onSave: (change: NewVariant) => void;
  onClose: () => void;
}

export function VariantDialog({ variant, onSave, onClose }: VariantDialogProps) {
  const [name, setName] = useState(variant.name);
  const [tweaksText, setText] = useState(variant.tweaksText);
  const { tweaks, problems } = parseTweaksText(tweaksText);
  const problem = tweaks === null ? (problems[0] ?? null) : null;
  const save = () => {
    if (problem !== null) return;
    onSave({ name: name.trim() || variant.name, tweaksText });
    onClose();
  };
  return (
    <Dialog onClose={onClose} title="Edit variant" size={640}>
      <TextInput
        label="Name"
        data-autofocus
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Textarea
        mt={14}
        label="Tweaks of this variant"
        classNames={{ input: `tb-mono ${classes.code}` }}
        spellCheck={false}
        autosize
        minRows={8}
        maxRows={20}
        value={tweaksText}
        error={problem === null ? null : `Line ${problem.line}: ${problem.message}`}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button aria-disabled={problem !== null} onClick={save}>
          Save variant
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
