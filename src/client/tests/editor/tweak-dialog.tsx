/** Chooses a field of the flow and its value. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { JsonValue } from '#contract/json.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { typedText, typedValue } from '#run/model/typed-value.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { useSuiteTweaks } from '../runs/use-suite-tweaks.ts';
import { useSuiteEditing } from '../shared/suite-editing.ts';
import { type ChosenField, FieldSelect } from '../variants/field-select.tsx';

export interface TweakDialogProps {
  onAdd: (path: readonly string[], value: JsonValue) => void;
  onClose: () => void;
}

export function TweakDialog({ onAdd, onClose }: TweakDialogProps) {
  const { index } = useSuiteEditing();
  const write = useSuiteTweaks();
  const [found, setFound] = useState<ChosenField | null>(null);
  const [text, setText] = useState('');
  const isSecret = found !== null && isSecretField(found.field);
  const add = () => {
    if (!found || index === null) return;
    const { component, field } = found;
    const value = isSecret ? text : typedValue(text, field);
    const held = write({ [component.id]: { [field.name]: value } }, index, true)[component.id];
    onAdd(
      [component.id, field.name],
      typeof held === 'object' && held !== null && !Array.isArray(held) ? (held[field.name] ?? value) : value,
    );
    onClose();
  };
  return (
    <Dialog onClose={onClose} title="Insert tweak" size={520}>
      {index && (
        <FieldSelect
          label="Field to tweak"
          index={index}
          value={found}
          onChange={(chosen) => {
            setFound(chosen);
            if (chosen) setText(isSecretField(chosen.field) ? '' : typedText(chosen.field.value));
          }}
        />
      )}
      <TextInput
        mt={14}
        label="Its value"
        description={isSecret ? 'The suite saves the variable’s name, not its value.' : null}
        placeholder={isSecret ? `\${${'API_KEY'}}` : ''}
        classNames={{ input: 'tb-mono' }}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <DialogFoot onCancel={onClose}>
        <Button variant="filled" aria-disabled={found === null || (isSecret && text === '')} onClick={add}>
          Insert
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
