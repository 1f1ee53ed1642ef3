/** The inputs of a case. Several are asked one after the other in one session. */
import { SegmentedControl } from '@mantine/core';
import type { Ref } from 'react';
import { type JsonObject, type JsonValue, valueAt } from '#contract/json.ts';
import { listOf, objectOf } from '#tests/suite/rows/json-parts.ts';
import type { ValuePath } from '#tests/suite/text/change-value.ts';
import { isNameOf, nameGroups } from '../../blocks/names/component-names.ts';
import { IconPlus, IconTarget } from '../../shell/icons/icons.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { NamePicker } from '../../shell/ui/controls/name-picker.tsx';
import { useFew } from '../../shell/ui/controls/use-few.tsx';
import { AddCheck } from '../checks/add-check.tsx';
import { CheckList } from '../checks/check-list.tsx';
import { EditorSection } from '../shared/editor-section.tsx';
import { IconLink } from '../shared/icon-link.tsx';
import { useSuiteEditing } from '../shared/suite-editing.ts';
import { SuiteField } from '../shared/suite-field.tsx';
import classes from './editor.module.css';

const TYPES = [
  { value: 'chat', label: 'Chat' },
  { value: 'text', label: 'Text' },
  { value: 'any', label: 'Any' },
];

export interface CaseInputsProps {
  path: ValuePath;
  firstField?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

export function CaseInputs({ path, firstField }: CaseInputsProps) {
  const { value, apply } = useSuiteEditing();
  const entry = objectOf(valueAt(value, path));
  const { turns, input } = entry;
  const list: readonly JsonValue[] | null = Array.isArray(turns) ? turns : null;
  const count = list?.length ?? (input === undefined ? 0 : 1);
  const { few, more } = useFew([...Array(count).keys()], 'inputs', 50);
  const add = () => {
    if (count === 0) apply({ kind: 'set', path: [...path, 'input'], value: '' });
    else if (list) apply({ kind: 'insert', path: [...path, 'turns'], at: list.length, values: [{ input: '' }] });
    else apply({ kind: 'set', path, value: toTurns(entry) });
  };
  return (
    <EditorSection
      title="Inputs"
      note={count === 0 ? 'the flow’s own' : count === 1 ? 1 : `${count}, one after the other in one session`}
      action={
        <IconLink icon={IconPlus} onClick={add}>
          Add input
        </IconLink>
      }
    >
      <ul className="tb-list tb-gap-sm tb-stack" aria-label="Inputs">
        {few.map((at) => (
          <li key={at}>
            <CaseInput
              path={list ? [...path, 'turns', at] : path}
              number={at + 1}
              {...(at === 0 && firstField && { field: firstField })}
              inherits={list ? path : null}
              isLast={at === count - 1}
              onRemove={() => {
                if (!list) apply({ kind: 'set', path: [...path, 'input'], value: undefined });
                else if (list.length === 2) apply({ kind: 'set', path, value: fromTurns(entry, list, at) });
                else apply({ kind: 'remove', path: [...path, 'turns'], indexes: [at] });
              }}
            />
          </li>
        ))}
        {more !== null && <li>{more}</li>}
      </ul>
    </EditorSection>
  );
}

interface CaseInputProps {
  path: ValuePath;
  number: number;
  field?: Ref<HTMLInputElement & HTMLTextAreaElement>;
  /** The case of a turn, whose type and components it has if it has none of its own. */
  inherits: ValuePath | null;
  isLast: boolean;
  onRemove: () => void;
}

function CaseInput({ path, number, field, inherits, isLast, onRemove }: CaseInputProps) {
  const { value, apply, index } = useSuiteEditing();
  const inherit = (key: string) =>
    (inherits && valueAt(value, [...inherits, key])) ?? valueAt(value, ['defaults', key]);
  const find = (key: string) => valueAt(value, [...path, key]) ?? inherit(key);
  const inheritedType = inherit('type') ?? 'any';
  const type = find('type') ?? 'any';
  const components = find('components');
  const inputs = index?.inputs ?? [];
  const name = `Input ${number}`;
  return (
    <fieldset className={classes.input} aria-label={name}>
      <div className={`tb-row ${classes.inputHead}`}>
        <span className="tb-sm tb-quiet">{number}</span>
        <SegmentedControl
          aria-label={`${name} type`}
          data={TYPES}
          value={typeof type === 'string' ? type : 'any'}
          onChange={(next) =>
            apply({ kind: 'set', path: [...path, 'type'], value: next === inheritedType ? undefined : next })
          }
        />
        <span className="tb-end">
          <ActionMenu label={`${name} menu`} actions={[{ label: 'Remove', onSelect: onRemove }]} />
        </span>
      </div>
      <SuiteField
        path={[...path, 'input']}
        {...(field && { ref: field })}
        name={`${name} value`}
        rows={{ min: 2, max: 12 }}
        read={(text) => text}
        placeholder="Type what a user would ask"
        className={classes.inputText ?? ''}
      />
      <div className="tb-hairline-above">
        <NamePicker
          label={`${name} components`}
          groups={nameGroups(inputs)}
          isKnown={index === null ? null : isNameOf(inputs)}
          unknownNote="this flow has no input component with this name or id"
          value={listOf(components).map(String)}
          onChange={(next) =>
            apply({ kind: 'set', path: [...path, 'components'], value: next.length === 0 ? undefined : next })
          }
          placeholder="Every input that takes it"
          leftSection={<IconTarget size={14} stroke={1.6} aria-hidden="true" className="tb-faint" />}
          leftSectionWidth={32}
          classNames={{ input: classes.targetsInput }}
        />
      </div>
      {inherits && !isLast && (
        <div className={`tb-hairline-above ${classes.turnChecks}`}>
          <CheckList path={[...path, 'checks']} nameOf={(position) => `Check ${position + 1} of input ${number}`} />
          <AddCheck path={[...path, 'checks']} label={`Add check to input ${number}`} />
        </div>
      )}
    </fieldset>
  );
}

/** Makes the one input of a case the first of two turns. */
function toTurns({ input = '', ...others }: JsonObject): JsonObject {
  return { ...others, turns: [{ input }, { input: '' }] };
}

/** What is left of two inputs without one of them. */
function fromTurns(entry: JsonObject, turns: readonly JsonValue[], without: number): JsonObject {
  const { turns: _turns, ...others } = entry;
  const { checks, ...turn } = objectOf(turns[1 - without]);
  const all = [...listOf(others.checks), ...listOf(checks)];
  return { ...others, ...turn, ...(all.length > 0 && { checks: all }) };
}
