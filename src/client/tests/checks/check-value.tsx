/** The value of one check, as its kind needs it. */
import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import { isJsonObject, type JsonObject, type JsonValue, valueAt } from '#contract/json.ts';
import { typedText } from '#run/model/typed-value.ts';
import type { CheckForm } from '#tests/source/check-forms.ts';
import { objectOf } from '#tests/suite/rows/json-parts.ts';
import type { ValuePath } from '#tests/suite/text/change-value.ts';
import { problemAt, useSuiteEditing } from '../shared/suite-editing.ts';
import { jsonOrText, numberOrText, SuiteField, type SuiteFieldProps } from '../shared/suite-field.tsx';
import { useTyped } from '../shared/use-typed.ts';
import classes from './checks.module.css';
import { JudgeFields } from './judge-fields.tsx';

interface CheckValueProps {
  form: CheckForm;
  /** Path of the value in the suite. */
  path: ValuePath;
}

/** The fields for the value of any check but those that have others in them. */
export function CheckValue({ form, path }: CheckValueProps) {
  switch (form.field) {
    case 'expected':
      return <ExpectedField path={path} kind={form.kind} />;
    case 'text':
    case 'pattern':
      return <ValueField path={path} read={asIs} />;
    case 'component':
      return <ComponentField path={path} />;
    case 'time':
      return <ValueField path={path} read={asTime} />;
    case 'count':
      return (
        <span className={`tb-row ${classes.value}`}>
          <SuiteField
            className={classes.figure ?? ''}
            path={form.part === undefined ? path : [...path, form.part]}
            name="Value"
            read={numberOrText}
            inputMode="numeric"
            isMono
          />
          <span className="tb-sm tb-quiet">{form.after}</span>
        </span>
      );
    case 'share':
      return <ShareField path={path} />;
    case 'path':
      return (
        <>
          <ValueField path={[...path, 'path']} placeholder="ticket.items[0].id" read={asIs} />
          <PathValue path={path} />
        </>
      );
    case 'schema':
      return (
        <div className={classes.whole}>
          <SuiteField
            path={path}
            name="Value"
            read={(text) => jsonOrText(text) ?? {}}
            rows={{ min: 3, max: 12 }}
            isMono
            isDeep
          />
        </div>
      );
    case 'bounds':
      return <Bounds path={path} />;
    case 'length':
      return <Bounds path={path} hasUnit />;
    case 'judge':
      return <JudgeFields path={path} />;
    case 'nothing':
      return <p className={`tb-sm tb-quiet ${classes.value}`}>of the variant and the case</p>;
    default:
      return null;
  }
}

function ValueField(props: Pick<SuiteFieldProps, 'path' | 'placeholder' | 'read'>) {
  return <SuiteField className={classes.value ?? ''} name="Value" isMono {...props} />;
}

const asIs = (text: string): JsonValue => text;
/** Written without the space that people read it with. */
const asTime = (text: string): JsonValue => text.trim().replace(/^(\d+(?:\.\d+)?) (ms|s|m)$/, '$1$2');

function ShareField({ path }: { path: ValuePath }) {
  const { value, apply } = useSuiteEditing();
  const isBare = !isJsonObject(valueAt(value, path.slice(0, -1)) ?? null);
  const min = valueAt(value, [...path, 'min']);
  return (
    <span className={`tb-row tb-gap-xs-sm tb-min-32 ${classes.value}`}>
      <span className="tb-sm tb-quiet">expected text (at least</span>
      {isBare ? (
        <button
          type="button"
          className="tb-link tb-mono tb-strong"
          onClick={() => apply({ kind: 'set', path: path.slice(0, -1), value: { similar: { min: 0.8 } } })}
        >
          0.80
        </button>
      ) : (
        <SuiteField
          className={classes.figure ?? ''}
          path={[...path, 'min']}
          name="Value"
          read={numberOrText}
          inputMode="decimal"
          isMono
          key={min === undefined ? 'none' : 'one'}
        />
      )}
      <span className="tb-sm tb-quiet">)</span>
    </span>
  );
}

const CONDITIONS: readonly { value: string; label: string; more: JsonObject }[] = [
  { value: 'exists', label: 'a value', more: {} },
  { value: 'missing', label: 'no value', more: { exists: false } },
  { value: 'equals', label: 'the value', more: { equals: '' } },
];

/** What has to be at the path of an answer. */
function PathValue({ path }: { path: ValuePath }) {
  const { value, apply } = useSuiteEditing();
  const check = objectOf(valueAt(value, path));
  const condition = check.equals !== undefined ? 'equals' : check.exists === false ? 'missing' : 'exists';
  return (
    <span className={`tb-row ${classes.more}`}>
      <NativeSelect
        aria-label="Condition"
        data={CONDITIONS.map(({ value: name, label }) => ({ value: name, label }))}
        value={condition}
        onChange={({ currentTarget }) => {
          const more = CONDITIONS.find((one) => one.value === currentTarget.value)?.more;
          apply({ kind: 'set', path, value: { path: check.path ?? '', ...more } });
        }}
      />
      {condition === 'equals' && (
        <SuiteField
          className="tb-grow"
          path={[...path, 'equals']}
          name="Equals"
          read={(text) => jsonOrText(text) ?? ''}
          isMono
        />
      )}
    </span>
  );
}

/** One of the bounds may be absent. */
function Bounds({ path, hasUnit = false }: { path: ValuePath; hasUnit?: boolean }) {
  const { value, apply } = useSuiteEditing();
  const figure = { className: classes.figure ?? '', placeholder: 'any', read: numberOrText, isMono: true } as const;
  return (
    <span className={`tb-row ${classes.value}`}>
      <SuiteField {...figure} path={[...path, 'min']} name="From" />
      <span className="tb-sm tb-quiet">and</span>
      <SuiteField {...figure} path={[...path, 'max']} name="To" />
      {hasUnit && (
        <NativeSelect
          aria-label="Unit"
          data={['words', 'characters']}
          value={valueAt(value, [...path, 'unit']) === 'characters' ? 'characters' : 'words'}
          onChange={({ currentTarget }) => apply({ kind: 'set', path: [...path, 'unit'], value: currentTarget.value })}
        />
      )}
    </span>
  );
}

/** A component of the flow, by name or id; a name that the flow does not have can be typed too. */
function ComponentField({ path }: { path: ValuePath }) {
  const { value, problems, apply, index } = useSuiteEditing();
  const typed = useTyped(typedText(valueAt(value, path)), (text) => apply({ kind: 'set', path, value: text }));
  const names = [...new Set(index?.components.map(({ displayName }) => displayName) ?? [])];
  const isUnknown =
    index !== null && typed.value !== '' && !names.includes(typed.value) && !index.byId.has(typed.value);
  return (
    <Autocomplete
      className={classes.value ?? ''}
      aria-label="Value"
      placeholder="Component"
      data={names}
      error={problemAt(problems, path) ?? (isUnknown ? 'The flow has no component with this name or id' : null)}
      {...typed}
    />
  );
}

/** The text of a check that uses the expected text if it has none of its own. */
interface ExpectedFieldProps {
  /** Path of the value; while there is none, the check is its name alone. */
  path: ValuePath;
  kind: string;
}

function ExpectedField({ path, kind }: ExpectedFieldProps) {
  const { value, problems, apply } = useSuiteEditing();
  const check = path.slice(0, -1);
  const { onChange, ...typed } = useTyped(typedText(valueAt(value, path)), (text) =>
    apply({ kind: 'set', path: check, value: text === '' ? kind : { [kind]: text } }),
  );
  return (
    <TextInput
      className={classes.value ?? ''}
      aria-label="Value"
      placeholder="expected text"
      error={problemAt(problems, check)}
      {...typed}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
