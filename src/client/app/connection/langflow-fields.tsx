/** Fields for a Langflow besides the key: address, name, and whether the relay is used. */
import { Autocomplete, Switch, TextInput, UnstyledButton } from '@mantine/core';
import { type Ref, useId } from 'react';
import classes from './connection-form.module.css';
import type { ConnectionFormState } from './use-connection-form.ts';

export interface LangflowFieldProps {
  form: ConnectionFormState;
}

/** Picks a saved server or the one from the settings, or names a new one. */
export function NameField({ form }: LangflowFieldProps) {
  return (
    <div className="tb-relative">
      <Autocomplete
        label="Name (optional)"
        role="combobox"
        data={form.offered.map(({ name }) => name)}
        value={form.fields.profile}
        onChange={form.chooseProfile}
        // Do not filter by the chosen name: the field is used to choose another one.
        filter={({ options }) => options}
        // Without a portal, so that a click on an option is not a click outside the popover.
        comboboxProps={{ withinPortal: false }}
      />
      {form.isRemembered && (
        <UnstyledButton className={`tb-accent tb-size-sm ${classes.forget}`} onClick={form.forgetProfile}>
          Forget profile
        </UnstyledButton>
      )}
    </div>
  );
}

export interface AddressFieldProps extends LangflowFieldProps {
  problem: string | null;
  /** Called on blur. */
  onLeave: () => void;
  inputRef: Ref<HTMLInputElement>;
}

export function AddressField({ form, problem, inputRef, onLeave }: AddressFieldProps) {
  return (
    <TextInput
      ref={inputRef}
      label="Server address"
      placeholder="http://localhost:7860"
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: 'tb-mono' }}
      value={form.fields.address}
      error={problem}
      onChange={(event) => form.changeAddress(event.currentTarget.value)}
      onBlur={onLeave}
    />
  );
}

export function KeepKeyField({ form }: LangflowFieldProps) {
  return (
    <Switch
      label="Keep the key across reloads"
      labelPosition="left"
      classNames={{ body: 'tb-between', label: `tb-strong tb-size-sm ${classes.label}` }}
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
        label="Send through this server"
        labelPosition="left"
        aria-describedby={noteId}
        classNames={{ body: 'tb-between', label: `tb-strong tb-size-sm ${classes.label}` }}
        checked={form.fields.isRelayed}
        onChange={(event) => form.change({ isRelayed: event.currentTarget.checked })}
      />
      <p className="tb-sm tb-quiet" id={noteId}>
        Use this if the browser blocks the server's replies (CORS).
      </p>
    </div>
  );
}
