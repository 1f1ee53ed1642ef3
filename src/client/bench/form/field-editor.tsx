/** The control of one field. */

import { useState } from 'react';
import type { EmbeddedNeeds } from '#contract/embedded-needs.ts';
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import { controlFor, type FieldControl } from '#flow/index/field-control.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { DEMO_CHOICE, servedChoice } from '#flow/text/model-tweaks.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { FormEdits } from '../../draft/use-form-document.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { FieldFiles } from '../blocks/attach/field-files.tsx';
import { ComboControl, ManyControl, ModelControl, SelectControl } from './controls/choice-controls.tsx';
import { JsonControl } from './controls/json-control.tsx';
import { NumberControl } from './controls/number-control.tsx';
import { SecretControl } from './controls/secret-control.tsx';
import { SwitchControl } from './controls/switch-control.tsx';
import { TableControl } from './controls/table-control.tsx';
import { TextControl } from './controls/text-control.tsx';
import type { FieldShown } from './field-shown.ts';
import type { FormField } from './model/form-model.ts';

export interface FieldEditorProps {
  item: FormField;
  shown: FieldShown;
  edits: FormEdits;
}

function placeholderOf({ field }: FormField, { isTweaked }: FieldShown): string {
  if (isSecretField(field) && !isTweaked)
    return field.value === '' || field.value === null ? 'Not set in the flow' : 'Set in the flow';
  return isTweaked ? 'Empty' : 'Empty in the flow';
}

/** `Float, 0 to 2. Applied. Outside 0 to 2. The flow’s value: 0.2. How bold the answer is.` */
function descriptionOf({ field }: FormField, { hint, state, note, flowValue }: FieldShown): string {
  const parts = [hint, state && STATE_LABELS[state], note, `The flow’s value: ${flowValue}`, field.info];
  return parts.flatMap((part) => (part ? [/[.!?]$/.test(part) ? part : `${part}.`] : [])).join(' ');
}

/** The models of the embedded engine; none on another server, where the flow's own list counts. */
function servedModels(needs: EmbeddedNeeds | undefined): JsonValue[] {
  if (!needs) return [];
  return [DEMO_CHOICE, ...(needs.models ?? []).map(servedChoice)].map((choice) => [{ ...choice }]);
}

export function FieldEditor({ item, shown, edits }: FieldEditorProps) {
  const { value, isVariable } = shown;
  const flow = useOpenFlow();
  const [own, setOwn] = useState<{ value: JsonValue; control: FieldControl } | null>(null);
  // Keep the control while it is edited, because another one would lose the focus.
  const control =
    own !== null && isJsonEqual(own.value, value)
      ? own.control
      : controlFor(item.field, value, servedModels(flow?.needs));
  const onChange = (next: JsonValue) => {
    setOwn({ value: next, control });
    edits.set(item, next);
  };
  const props = {
    item,
    value,
    placeholder: placeholderOf(item, shown),
    description: descriptionOf(item, shown),
    onChange,
  };
  const isFromVariable = item.field.isVariable || isVariable;
  switch (control.kind) {
    case 'secret':
      return <SecretControl {...props} isVariable={isVariable} isJson={control.isJson && !isVariable} />;
    case 'text':
      if (isFromVariable) return <SecretControl {...props} isVariable={isVariable} isJson={false} />;
      return <TextControl {...props} isMultiline={control.isMultiline} />;
    case 'switch':
      return <SwitchControl {...props} />;
    case 'number':
      return <NumberControl {...props} control={control} />;
    case 'select':
      return <SelectControl {...props} options={control.options} />;
    case 'model':
      return <ModelControl {...props} options={control.options} />;
    case 'combo':
      return <ComboControl {...props} options={control.options} />;
    case 'many':
      return <ManyControl {...props} options={control.options} acceptsOther={control.acceptsOther} />;
    case 'table':
      return <TableControl {...props} columns={control.columns} />;
    case 'file':
      return <FieldFiles target={item} isNamed={false} />;
    case 'json':
      return <JsonControl {...props} />;
  }
}
