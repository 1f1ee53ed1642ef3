/** The address of a demo, checked while it is typed. */
import { TextInput } from '@mantine/core';
import { nameProblem } from '#show/demo/form-problem.ts';
import { IconCheck } from '../../shell/icons/icons.ts';
import { isFocusLost } from '../../shell/ui/focus/is-focus-lost.ts';
import { useIsNarrow } from '../../shell/ui/layout/use-is-narrow.ts';
import classes from './publish.module.css';

interface DemoAddressProps {
  /** The beginning of links to the demo. */
  origin: string;
  name: string;
  /** The address of a published demo stays. */
  isFixed: boolean;
  /** Null while it is not known. */
  isFree: boolean | null;
  onName: (name: string) => void;
}

/** The button that led back to the form is gone. */
function focusIfLost(field: HTMLInputElement | null): void {
  if (isFocusLost()) field?.focus();
}

export function DemoAddress({ origin, name, isFixed, isFree, onName }: DemoAddressProps) {
  const isNarrow = useIsNarrow();
  const prefix = `${isNarrow ? '' : new URL(origin).host}/p/`;
  const problem = name === '' ? null : nameProblem(name);
  const state = problem ?? (name === '' || isFree === null ? '' : isFree ? 'Free' : 'Taken');
  return (
    <div className={`tb-gap-md tb-flex ${classes.address}`}>
      <TextInput
        className="tb-grow"
        label="Address"
        ref={focusIfLost}
        data-autofocus={!isFixed || undefined}
        readOnly={isFixed}
        maxLength={40}
        spellCheck={false}
        autoComplete="off"
        leftSection={<span className="tb-mono tb-quiet">{prefix}</span>}
        leftSectionWidth={`calc(${prefix.length}ch + 22px)`}
        classNames={{ input: 'tb-mono' }}
        aria-describedby="address-state"
        aria-invalid={problem !== null || isFree === false}
        value={name}
        onChange={({ currentTarget }) => onName(currentTarget.value)}
      />
      {!isFixed && (
        <span
          className={`tb-row tb-strong tb-min-32 ${classes.state}`}
          id="address-state"
          role="status"
          data-state={state === 'Free' ? 'applied' : 'refused'}
        >
          {state === 'Free' && <IconCheck size={18} stroke={2} aria-hidden="true" />}
          {state}
        </span>
      )}
    </div>
  );
}
