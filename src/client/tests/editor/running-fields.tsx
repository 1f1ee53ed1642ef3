/** How the suite runs: repeats, requests at once, time limit, the output that counts, sessions. */
import '@mantine/core/styles/NumberInput.layer.css';
import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import { valueAt } from '#contract/json.ts';
import { MAX_CELLS_AT_ONCE, MAX_SUITE_REPEATS } from '#contract/suite/suite-file.ts';
import { AT_ONCE, AT_ONCE_WITH_MODEL, waitsForModel } from '#flow/request/waits-for-model.ts';
import { typedText } from '#run/model/typed-value.ts';
import { problemAt, useSuiteEditing } from '../shared/suite-editing.ts';
import { SuiteField } from '../shared/suite-field.tsx';
import classes from './editor.module.css';

const SESSIONS = [
  { value: 'fresh', label: 'A new one for each cell' },
  { value: 'shared', label: 'One for all' },
  { value: 'own', label: 'The flow’s own' },
];

export function RunningFields() {
  const { value, apply } = useSuiteEditing();
  const session = valueAt(value, ['defaults', 'session']);
  return (
    <div className="tb-hairline tb-inset">
      <h4 className="tb-sm tb-strong tb-min-24 tb-below-sm">Running</h4>
      <div className={`tb-gap-sm-md tb-stack ${classes.three}`}>
        <CountField path="repeat" label="Repeats" most={MAX_SUITE_REPEATS} empty={1} />
        <CountField path="at-once" label="In parallel" most={MAX_CELLS_AT_ONCE} empty={AT_ONCE} />
        <SuiteField
          path={['time-limit']}
          label="Time limit"
          placeholder="none"
          read={(text) =>
            text.trim() === '' ? undefined : text.trim().replace(/^(\d+(?:\.\d+)?) ?(ms|s|m)?$/, asTime)
          }
          isMono
        />
      </div>
      <MoreAtOnce />
      <OutputField />
      <p className="tb-sm tb-strong tb-above-md tb-below-xs" id="session-label">
        Session
      </p>
      <SegmentedControl
        aria-label="Session"
        className="tb-wrap"
        data={SESSIONS}
        value={typeof session === 'string' ? session : 'fresh'}
        onChange={(next) =>
          apply({ kind: 'set', path: ['defaults', 'session'], value: next === 'fresh' ? undefined : next })
        }
      />
    </div>
  );
}

/** Seconds, if only a number is typed. */
function asTime(_: string, count: string, unit = 's'): string {
  return `${count}${unit}`;
}

/** Offers more requests at once where the flow waits for a model. */
function MoreAtOnce() {
  const { value, index, apply } = useSuiteEditing();
  const now = valueAt(value, ['at-once']);
  const isFewer = (typeof now === 'number' ? now : AT_ONCE) < AT_ONCE_WITH_MODEL;
  if (!isFewer || index === null || !waitsForModel(index)) return null;
  return (
    <p className="tb-sm tb-quiet tb-above-xs-sm">
      This flow waits for a model, so {AT_ONCE_WITH_MODEL} at once are usually faster.{' '}
      <button
        type="button"
        className="tb-link tb-strong"
        onClick={() => apply({ kind: 'set', path: ['at-once'], value: AT_ONCE_WITH_MODEL })}
      >
        Run {AT_ONCE_WITH_MODEL} at once
      </button>
    </p>
  );
}

interface CountFieldProps {
  path: string;
  label: string;
  most: number;
  /** The value if the suite has none. */
  empty: number;
}

function CountField({ path, label, most, empty }: CountFieldProps) {
  const { value, problems, apply } = useSuiteEditing();
  const now = valueAt(value, [path]);
  return (
    <NumberInput
      label={label}
      role="spinbutton"
      aria-valuemin={1}
      aria-valuemax={most}
      aria-valuenow={typeof now === 'number' ? now : empty}
      min={1}
      max={most}
      clampBehavior="strict"
      allowDecimal={false}
      value={typeof now === 'number' ? now : empty}
      error={problemAt(problems, [path])}
      onChange={(next) => {
        if (typeof next === 'number' && next >= 1) apply({ kind: 'set', path: [path], value: next });
      }}
    />
  );
}

function OutputField() {
  const { value, problems, apply, index } = useSuiteEditing();
  const now = typedText(value.output);
  const outputs = index?.outputs ?? [];
  const others = index?.components.filter(({ isOutput }) => !isOutput) ?? [];
  const optionOf = ({ id, displayName }: { id: string; displayName: string }) => ({
    value: id,
    label: `${displayName} ${id}`,
  });
  const known = [...outputs, ...others];
  const named = known.find(({ id, displayName }) => id === now || displayName === now);
  return (
    <Select
      mt={12}
      label="Checked output"
      searchable
      data={[
        { value: '', label: 'First output with an answer' },
        { group: 'Outputs', items: outputs.map(optionOf) },
        ...(others.length > 0 ? [{ group: 'Other components', items: others.map(optionOf) }] : []),
        ...(now !== '' && !named ? [{ value: now, label: `${now} (not in this flow)` }] : []),
      ]}
      value={named?.id ?? now}
      error={problemAt(problems, ['output'])}
      onChange={(next) =>
        apply({ kind: 'set', path: ['output'], value: next === '' ? undefined : (next ?? undefined) })
      }
    />
  );
}
