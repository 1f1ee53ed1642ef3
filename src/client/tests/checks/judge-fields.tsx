/** A judge: what it is told, who it is, and the score that passes. */
import { SegmentedControl, Select } from '@mantine/core';
import { isJsonObject, type JsonValue, valueAt } from '#contract/json.ts';
import { typedText } from '#run/model/typed-value.ts';
import type { ValuePath } from '#tests/suite/text/change-value.ts';
import { useFlows } from '../../shell/api/flows-query.ts';
import { problemAt, useSuiteEditing } from '../shared/suite-editing.ts';
import { numberOrText, SuiteField } from '../shared/suite-field.tsx';
import classes from './checks.module.css';

/** The variable for the key, unless another is named. */
const JUDGE_KEY = 'JUDGE_API_KEY';

export function JudgeFields({ path }: { path: ValuePath }) {
  const { value, apply } = useSuiteEditing();
  const by = valueAt(value, [...path, 'by']) ?? null;
  const isFlow = isJsonObject(by) && by.flow !== undefined;
  const asIs = (text: string): JsonValue => text;
  return (
    <>
      <SuiteField
        className={classes.value ?? ''}
        path={[...path, 'rubric']}
        name="Value"
        placeholder="Says what happens next"
        read={asIs}
      />
      <div className={classes.judge}>
        <SegmentedControl
          aria-label="Judge"
          data={[
            { value: 'model', label: 'A model' },
            { value: 'flow', label: 'A flow of this server' },
          ]}
          value={isFlow ? 'flow' : 'model'}
          onChange={(next) =>
            apply({
              kind: 'set',
              path: [...path, 'by'],
              value: next === 'flow' ? { flow: '' } : { url: '', model: '' },
            })
          }
        />
        {isFlow ? (
          <div className={`tb-gap-sm tb-stack tb-above-sm ${classes.pair}`}>
            <FlowField path={[...path, 'by', 'flow']} />
            <SuiteField path={[...path, 'by', 'output']} label="Its output" placeholder="the first" />
          </div>
        ) : (
          <div className={`tb-gap-sm tb-stack tb-above-sm ${classes.pair}`}>
            <SuiteField
              path={[...path, 'by', 'url']}
              label="Address"
              placeholder="http://localhost:11434/v1"
              read={asIs}
              isMono
            />
            <SuiteField path={[...path, 'by', 'model']} label="Model" placeholder="gpt-4.1-mini" read={asIs} isMono />
            <SuiteField
              path={[...path, 'by', 'key']}
              label="API key"
              description="Write the name of a variable; its value is asked for once in each tab"
              placeholder={`\${${JUDGE_KEY}}`}
              read={asVariable}
              isMono
            />
          </div>
        )}
        <div className={`tb-gap-sm tb-stack tb-above-sm ${classes.pair}`}>
          <SuiteField path={[...path, 'min']} label="Least score" read={numberOrText} inputMode="decimal" isMono />
          <p className={`tb-sm tb-quiet ${classes.cost}`}>
            From 0 to 1. One more request a cell; the reason is always kept.
          </p>
        </div>
      </div>
    </>
  );
}

/** A key itself is never written into a suite. */
function asVariable(text: string): JsonValue | undefined {
  const name = text.trim();
  if (name === '') return undefined;
  if (name.startsWith('${')) return name;
  return `\${${/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name.length <= 40 && !name.startsWith('sk') ? name : JUDGE_KEY}}`;
}

/** A flow of the server, as the judge. */
function FlowField({ path }: { path: ValuePath }) {
  const { value, problems, apply } = useSuiteEditing();
  const flows = useFlows().data ?? [];
  const chosen = typedText(valueAt(value, path));
  const isKnown = flows.some(({ id }) => id === chosen);
  return (
    <Select
      label="Flow"
      searchable
      placeholder="Choose a flow"
      data={[
        ...flows.map(({ id, name }) => ({ value: id, label: name })),
        ...(isKnown || chosen === '' ? [] : [{ value: chosen, label: `${chosen} (not on this server)` }]),
      ]}
      value={chosen === '' ? null : chosen}
      error={problemAt(problems, path) ?? (chosen === '' ? 'Choose the flow that judges' : null)}
      onChange={(id) => id !== null && apply({ kind: 'set', path, value: id })}
    />
  );
}
