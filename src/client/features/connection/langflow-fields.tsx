/** What a Langflow needs beside the key: a name to remember it by, its address, and the way to it. */
import { Autocomplete, Switch, TextInput, UnstyledButton } from '@mantine/core';
import { type Ref, useId } from 'react';
import classes from './connection-form.module.css';
import type { ConnectionFormState } from './use-connection-form.ts';

export interface LangflowFieldProps {
  form: ConnectionFormState;
}

/** A remembered server or the one of the settings, or the name for a new one. */
export function ProfileField({ form }: LangflowFieldProps) {
  return (
    <div className={classes.profile}>
      <Autocomplete
        label="Profile"
        role="combobox"
        placeholder="Remembered by its address"
        data={form.offered.map(({ name }) => name)}
        value={form.fields.profile}
        onChange={form.chooseProfile}
        // All of them while one is chosen: the field is there to change it.
        filter={({ options }) => options}
        // Inside the popover, so that a choice is no press beside it.
        comboboxProps={{ withinPortal: false }}
      />
      {form.isRemembered && (
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
      onChange={(event) => form.changeAddress(event.currentTarget.value)}
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
  const noteId = useId();
  return (
    <div>
      <Switch
        label="Send through the relay"
        labelPosition="left"
        aria-describedby={noteId}
        classNames={{ body: classes.switch, label: classes.label }}
        checked={form.fields.isRelayed}
        onChange={(event) => form.change({ isRelayed: event.currentTarget.checked })}
      />
      <p className={classes.note} id={noteId}>
        Use it when the browser blocks answers from another address.
      </p>
    </div>
  );
}
