/** What a Langflow needs beside the key: a name to remember it by, its address, and the way to it. */
import { Autocomplete, Switch, TextInput, UnstyledButton } from '@mantine/core';
import type { Ref } from 'react';
import classes from './connection-form.module.css';
import type { ConnectionFormState } from './use-connection-form.ts';

export interface LangflowFieldProps {
  form: ConnectionFormState;
}

/** A remembered server, or the name for a new one. */
export function ProfileField({ form }: LangflowFieldProps) {
  const { fields, profiles } = form;
  const isKnown = profiles.some(({ name }) => name === fields.profile);
  return (
    <div className={classes.profile}>
      <Autocomplete
        label="Profile"
        role="combobox"
        placeholder="Remembered by its address"
        data={profiles.map(({ name }) => name)}
        value={fields.profile}
        onChange={form.chooseProfile}
        // All of them while one is chosen: the field is there to change it.
        filter={({ options }) => options}
        // Inside the popover, so that a choice is no press beside it.
        comboboxProps={{ withinPortal: false }}
      />
      {isKnown && (
        <UnstyledButton className={classes.forget} onClick={form.forgetProfile}>
          Forget profile
        </UnstyledButton>
      )}
    </div>
  );
}

export interface AddressFieldProps extends LangflowFieldProps {
  problem: string | null;
  inputRef: Ref<HTMLInputElement>;
}

export function AddressField({ form, problem, inputRef }: AddressFieldProps) {
  return (
    <TextInput
      ref={inputRef}
      label="Server address"
      placeholder="http://localhost:7860"
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: classes.key }}
      value={form.fields.address}
      error={problem}
      onChange={(event) => form.change({ address: event.currentTarget.value })}
    />
  );
}

export function KeptKeyField({ form }: LangflowFieldProps) {
  return (
    <Switch
      label="Keep the key across reloads"
      labelPosition="left"
      classNames={{ body: classes.switch, label: classes.label }}
      checked={form.fields.keepsKey}
      onChange={(event) => form.change({ keepsKey: event.currentTarget.checked })}
    />
  );
}

export function RelayField({ form }: LangflowFieldProps) {
  return (
    <Switch
      label="Send through the relay"
      description="Use it when the browser blocks answers from another address."
      labelPosition="left"
      classNames={{ body: classes.switch, label: classes.label, description: classes.note }}
      checked={form.fields.isRelayed}
      onChange={(event) => form.change({ isRelayed: event.currentTarget.checked })}
    />
  );
}
