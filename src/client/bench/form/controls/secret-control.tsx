/** A secret, or the name of the global variable that holds it. Also for other texts that the flow loads from a variable. */
import { Autocomplete, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isSecretField } from '#flow/index/secret-field.ts';
import { typedText } from '#run/model/typed-value.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import { useVariables } from '../../../shell/api/variables-query.ts';
import { IconEye, IconEyeOff, IconWorld } from '../../../shell/icons/icons.ts';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import { type ControlProps, labelProps } from './control-props.ts';
import classes from './controls.module.css';
import { NOT_JSON, useJsonText } from './json-control.tsx';

export function SecretControl(props: ControlProps & { isVariable: boolean; isJson: boolean }) {
  const { item, value, placeholder, onChange, isVariable, isJson } = props;
  const { name } = item.field;
  const { connection } = useConnection();
  const [chosen, choose] = useState<{ over: boolean; asVariable: boolean } | null>(null);
  // An external change replaces what is shown.
  const asVariable = chosen?.over === isVariable ? chosen.asVariable : isVariable;
  const hasVariables = connection.kind !== 'embedded' || isVariable;
  return (
    <div className={`tb-gap-xs-sm tb-flex tb-top ${classes.secret}`}>
      {asVariable ? (
        <VariableField
          {...props}
          value={isVariable ? value : ''}
          onChange={(next) => {
            choose(null);
            onChange(next);
          }}
        />
      ) : isJson ? (
        <SecretJson {...props} />
      ) : (
        <TextInput
          {...labelProps(props)}
          className="tb-grow"
          type={isSecretField(item.field) ? 'password' : 'text'}
          autoComplete="off"
          spellCheck={false}
          value={isVariable ? '' : typedText(value)}
          placeholder={isVariable ? 'A value instead of the variable' : placeholder}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
      {hasVariables && (
        <IconButton
          icon={IconWorld}
          label={`Global variable for ${name}`}
          tip={asVariable ? 'Write a value instead' : 'Use a global variable'}
          aria-pressed={asVariable}
          onClick={() => choose({ over: isVariable, asVariable: !asVariable })}
        />
      )}
    </div>
  );
}

/** Secrets that are not a text, such as a list: as JSON, hidden until requested. */
function SecretJson(props: ControlProps) {
  const { name } = props.item.field;
  const [isSeen, setSeen] = useState(false);
  const { text, isPending, change, leave } = useJsonText(props, 0);
  const Eye = isSeen ? IconEyeOff : IconEye;
  const isEmpty = text === '""' || text === 'null';
  return (
    <>
      <TextInput
        {...labelProps(props)}
        className="tb-grow"
        type={isSeen ? 'text' : 'password'}
        autoComplete="off"
        spellCheck={false}
        error={isPending && text !== '' && NOT_JSON}
        data-pending={isPending || undefined}
        value={isEmpty ? '' : text}
        placeholder={`${props.placeholder}, as JSON`}
        onChange={({ currentTarget }) => change(currentTarget.value)}
        onBlur={leave}
      />
      <IconButton
        icon={Eye}
        label={`Show ${name}`}
        tip={isSeen ? 'Hide it' : 'Show it'}
        aria-pressed={isSeen}
        onClick={() => setSeen(!isSeen)}
      />
    </>
  );
}

/** Writes a name when it is picked or the field is left, because an incomplete name is not a variable. */
function VariableField(props: ControlProps) {
  const { value, onChange } = props;
  const variables = useVariables();
  const current = typedText(value);
  const [typed, setTyped] = useState<string | null>(null);
  const [over, setOver] = useState(current);
  if (over !== current) {
    // An external change discards what was being typed.
    setOver(current);
    setTyped(null);
  }
  const text = typed ?? current;
  const send = (name: string) => {
    const variable = name.trim();
    setTyped(null);
    if (variable !== '' && variable !== value) onChange({ load_from_db: true, value: variable });
  };
  const isUnknown = variables !== null && text.trim() !== '' && !variables.includes(text.trim());
  return (
    <Autocomplete
      {...labelProps(props)}
      className="tb-grow"
      error={isUnknown && 'The server has no variable with this name.'}
      data={[...(variables ?? [])]}
      data-pending={text !== current || undefined}
      value={text}
      placeholder="Name of a global variable"
      leftSection={<IconWorld size={14} stroke={1.6} aria-hidden="true" />}
      onChange={setTyped}
      onOptionSubmit={send}
      onBlur={() => send(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send(text);
      }}
    />
  );
}
