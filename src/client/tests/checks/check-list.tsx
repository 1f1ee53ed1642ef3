/** A list of checks at one path of the suite. A check may have others in it. */
import { NativeSelect, Select } from '@mantine/core';
import { useRef } from 'react';
import { type JsonValue, valueAt } from '#contract/json.ts';
import {
  CHECK_FORMS,
  CHECK_GROUPS,
  type CheckField,
  changeForm,
  formOfCheck,
  formText,
  writeCheck,
} from '#tests/source/check-forms.ts';
import { pathText } from '#tests/suite/read-document.ts';
import { listOf } from '#tests/suite/rows/json-parts.ts';
import type { ValuePath } from '#tests/suite/text/change-value.ts';
import { IconX } from '../../shell/icons/icons.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { useFew } from '../../shell/ui/controls/use-few.tsx';
import { focusInto } from '../../shell/ui/focus/focus-into.ts';
import { problemAt, useSuiteEditing } from '../shared/suite-editing.ts';
import { AddCheck } from './add-check.tsx';
import { CheckValue } from './check-value.tsx';
import classes from './checks.module.css';

export interface CheckListProps {
  path: ValuePath;
  /** What a check is called: `Check 2 of this case`. */
  nameOf: (position: number) => string;
}

export function CheckList({ path, nameOf }: CheckListProps) {
  const { value } = useSuiteEditing();
  const checks = listOf(valueAt(value, path));
  const { few, more } = useFew(checks, 'checks');
  if (checks.length === 0) return null;
  return (
    <div className={`tb-gap-xs-sm tb-stack ${classes.list}`}>
      {few.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a check has no other key
        <CheckRow key={index} list={path} index={index} name={nameOf(index)} />
      ))}
      {more}
    </div>
  );
}

interface CheckRowProps {
  list: ValuePath;
  index: number;
  /** Accessible name: `Check 1`. */
  name: string;
}

/** Checks whose value has several fields: an error of the whole value is shown below them. */
const IN_PARTS: readonly CheckField[] = ['bounds', 'length', 'path', 'judge', 'share', 'checks', 'nothing'];

/** Before the value, so without what follows it: that is in the list alone. */
const KINDS = CHECK_GROUPS.map((group) => ({
  group,
  items: CHECK_FORMS.filter((form) => form.group === group).map(({ id, label }) => ({ value: id, label })),
}));

const KIND_TEXTS: ReadonlyMap<string, string> = new Map(CHECK_FORMS.map((form) => [form.id, formText(form)]));

/** One check: whether it is turned around, its kind, its value. */
function CheckRow({ list, index, name }: CheckRowProps) {
  const { value, problems, apply } = useSuiteEditing();
  const path = [...list, index];
  const check: JsonValue = valueAt(value, path) ?? null;
  const formed = formOfCheck(check);
  const { isNot, form } = formed;
  const write = (next: JsonValue) => apply({ kind: 'set', path, value: next });
  const row = useRef<HTMLFieldSetElement>(null);
  useUiRequest(
    'check',
    () => {
      const [, kind, field] = row.current?.querySelectorAll('input:not([type="hidden"]), textarea, select') ?? [];
      focusInto(field, kind);
    },
    (added) => added === pathText(path),
  );
  const problem = problemAt(problems, path);
  const inner = [...path, ...(isNot ? ['not'] : [])];
  const whole =
    form === null
      ? problem
      : form.field === 'expected'
        ? null
        : (problemAt(problems, inner, true) ??
          (IN_PARTS.includes(form.field) || form.part !== undefined
            ? problemAt(problems, [...inner, form.kind], true)
            : null));
  const own = name.charAt(0).toLowerCase() + name.slice(1);
  return (
    <fieldset ref={row} aria-label={name} data-invalid={problem !== null || undefined}>
      <div className={`tb-gap-xs-sm tb-stack ${classes.line}`}>
        <NativeSelect
          aria-label="Must or must not"
          data={['must', 'must not']}
          value={isNot ? 'must not' : 'must'}
          disabled={form === null}
          onChange={({ currentTarget }) => write(writeCheck({ ...formed, isNot: currentTarget.value === 'must not' }))}
        />
        {form === null ? (
          <p className={`tb-cut tb-sm tb-mono ${classes.written}`} title="Change it in the text of the suite">
            {JSON.stringify(check)}
          </p>
        ) : (
          <>
            <Select
              aria-label="Kind"
              data={KINDS}
              value={form.id}
              maxDropdownHeight={360}
              renderOption={({ option }) => KIND_TEXTS.get(option.value)}
              onChange={(id) => {
                const next = CHECK_FORMS.find((one) => one.id === id);
                if (next && next !== form) write(writeCheck(changeForm(formed, next)));
              }}
            />
            {form.field === 'checks' ? (
              <div className={`tb-gap-xs-sm tb-stack ${classes.nested}`}>
                <CheckList path={[...inner, form.kind]} nameOf={(part) => `${name}, part ${part + 1}`} />
                <AddCheck path={[...inner, form.kind]} label={`Add check to ${own}`} />
              </div>
            ) : (
              <CheckValue form={form} path={[...inner, form.kind]} />
            )}
          </>
        )}
        <IconButton
          icon={IconX}
          label={`Remove ${own}`}
          onClick={() => apply({ kind: 'remove', path: list, indexes: [index] })}
        />
      </div>
      {whole !== null && <p className={`tb-sm tb-problem ${classes.problem}`}>{whole}</p>}
    </fieldset>
  );
}
