/** Makes variants of one field, with values from a list or, for a number, from a range. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { NUMBER_TYPES } from '#flow/index/number-types.ts';
import { readNumber } from '#run/model/decimal-number.ts';
import type { Variant } from '#tests/source/variant.ts';
import { listValues, rangeValues, varyField } from '#tests/source/vary-field.ts';
import { TextArea } from '../../blocks/text-area/text-area.tsx';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useTweakRules } from '../../draft/use-tweak-rules.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { type ChosenField, FieldSelect } from './field-select.tsx';

export interface VaryDialogProps {
  index: FlowIndex;
  onAdd: (variants: readonly Variant[]) => void;
  onClose: () => void;
}

export function VaryDialog({ index, onAdd, onClose }: VaryDialogProps) {
  const form = useDraftForm();
  const rules = useTweakRules();
  const [found, setFound] = useState<ChosenField | null>(null);
  const [isRange, setRange] = useState(false);
  const [list, setList] = useState('');
  const [range, setLimits] = useState({ from: '0', to: '1', step: '0.25' });
  const isNumber = found !== null && NUMBER_TYPES.has(found.field.type);
  const values: readonly JsonValue[] =
    isRange && isNumber
      ? rangeValues({ from: limit(range.from), to: limit(range.to), step: limit(range.step) })
      : found === null
        ? []
        : listValues(list, found.field);
  const canAdd = found !== null && values.length > 0;
  const add = () => {
    if (!canAdd) return;
    const { component, field } = found;
    onAdd(varyField(form.getValues('tweaksText'), { index, component, field, rules }, values));
    onClose();
  };
  return (
    <Dialog onClose={onClose} title="Try several values" size={560}>
      <FieldSelect label="Field to vary" index={index} value={found} onChange={setFound} />
      {isNumber && (
        <SegmentedControl
          size="sm"
          mt={14}
          aria-label="Values from"
          data={[
            { value: 'list', label: 'A list' },
            { value: 'range', label: 'A range' },
          ]}
          value={isRange ? 'range' : 'list'}
          onChange={(next) => setRange(next === 'range')}
        />
      )}
      {isRange && isNumber ? (
        <div className="tb-gap-sm-md tb-stack" style={{ gridTemplateColumns: 'repeat(3, 1fr)', marginTop: 14 }}>
          {(['from', 'to', 'step'] as const).map((part) => (
            <TextInput
              key={part}
              label={LABELS[part]}
              inputMode="decimal"
              value={range[part]}
              onChange={({ currentTarget }) => setLimits({ ...range, [part]: currentTarget.value })}
            />
          ))}
        </div>
      ) : (
        <TextArea
          mt={14}
          label="Values"
          description="One per line, or separated by commas"
          autosize
          minRows={3}
          maxRows={10}
          value={list}
          onText={setList}
        />
      )}
      <p className="tb-quiet tb-above-md" role="status">
        {found === null
          ? 'Other tweaks stay as in Bench.'
          : values.length === 0
            ? 'No values yet.'
            : `${values.length} ${values.length === 1 ? 'variant' : 'variants'}: ${values
                .slice(0, 6)
                .map((value) => JSON.stringify(value))
                .join(', ')}${values.length > 6 ? ' and so on' : ''}`}
      </p>
      <DialogFoot onCancel={onClose}>
        <Button variant="filled" aria-disabled={!canAdd} onClick={add}>
          Add variants
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

const LABELS = { from: 'From', to: 'To', step: 'Step' } as const;

function limit(text: string): number {
  return readNumber(text) ?? Number.NaN;
}
