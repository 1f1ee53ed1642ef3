/** One check: whether it is turned around, its kind, its value. */
import { Select } from '@mantine/core';
import { type JsonValue, valueAt } from '#contract/json.ts';
import type { ValuePath } from '#run/suite/text/change-value.ts';
import {
  CHECK_FORMS,
  CHECK_GROUPS,
  type CheckField,
  changeForm,
  formOfCheck,
  writeCheck,
} from '#run/suite-source/check-forms.ts';
import { IconX } from '../../../icons/icons.ts';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { problemAt, useSuiteEditing } from '../shared/suite-editing.ts';
import { checkId } from './check-id.ts';
import { CheckValue, type CheckValueProps } from './check-value.tsx';
import classes from './checks.module.css';

export interface CheckRowProps {
  list: ValuePath;
  place: number;
  /** Accessible name: `Check 1`. */
  name: string;
  /** The checks in it. */
  renderChecks: CheckValueProps['renderChecks'];
}

/** Checks whose value has several fields: what is wrong with all of it is said below them. */
const IN_PARTS: readonly CheckField[] = ['bounds', 'length', 'path', 'judge', 'share', 'checks', 'nothing'];

const KINDS = CHECK_GROUPS.map((group) => ({
  group,
  items: CHECK_FORMS.filter((form) => form.group === group).map(({ id, label }) => ({ value: id, label })),
}));

export function CheckRow({ list, place, name, renderChecks }: CheckRowProps) {
  const { value, problems, apply } = useSuiteEditing();
  const path = [...list, place];
  const check: JsonValue = valueAt(value, path) ?? null;
  const formed = formOfCheck(check);
  const { isNot, form } = formed;
  const write = (next: JsonValue) => apply({ kind: 'set', path, value: next });
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
    <fieldset id={checkId(path)} aria-label={name} data-invalid={problem !== null || undefined}>
      <div className={`tb-gap-xs-sm tb-stack ${classes.line}`}>
        <button
          type="button"
          className={`tb-faint ${classes.not}`}
          aria-label="Not"
          aria-pressed={isNot}
          disabled={form === null}
          onClick={() => write(writeCheck({ ...formed, isNot: !isNot }))}
        >
          not
        </button>
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
              onChange={(id) => {
                const next = CHECK_FORMS.find((one) => one.id === id);
                if (next && next !== form) write(writeCheck(changeForm(formed, next)));
              }}
            />
            <CheckValue form={form} path={path} isNot={isNot} name={name} renderChecks={renderChecks} />
          </>
        )}
        <IconButton
          icon={IconX}
          label={`Remove ${own}`}
          onClick={() => apply({ kind: 'remove', path: list, places: [place] })}
        />
      </div>
      {whole !== null && <p className={`tb-sm tb-problem ${classes.problem}`}>{whole}</p>}
    </fieldset>
  );
}
