/** The buttons that add a variable: one without a name, and one for each name that the flow loads. */
import { Button } from '@mantine/core';
import { type Ref, useId } from 'react';
import { MAX_VARIABLES } from '#run/model/request-draft.ts';
import { IconPlus } from '../../shell/icons/icons.ts';
import { useFew } from '../../shell/ui/controls/use-few.tsx';
import classes from './variables-group.module.css';

export interface AddVariablesProps {
  /** How many variables there are. */
  has: number;
  /** Names that the flow loads and no variable has. */
  offered: readonly string[];
  /** What a name is for. */
  titleOf: (name: string) => string;
  /** `name` is empty for one that is still to be named. */
  onAdd: (name: string) => void;
  buttonRef: Ref<HTMLButtonElement>;
}

export function AddVariables({ has, offered, titleOf, onAdd, buttonRef }: AddVariablesProps) {
  const fullId = useId();
  // A draft stores no more variables.
  const isFull = has >= MAX_VARIABLES;
  const { few, more } = useFew(offered, 'variables', 50);
  return (
    <div className={`tb-row tb-wrap ${classes.add}`}>
      <Button
        ref={buttonRef}
        size="xs"
        leftSection={<IconPlus size={14} stroke={1.8} aria-hidden="true" />}
        aria-disabled={isFull}
        aria-describedby={isFull ? fullId : undefined}
        onClick={() => {
          if (!isFull) onAdd('');
        }}
      >
        Add variable
      </Button>
      {isFull ? (
        <p className="tb-sm tb-quiet" id={fullId}>
          A run takes {MAX_VARIABLES} variables. Remove one to add another.
        </p>
      ) : (
        <>
          {few.map((name) => (
            <Button key={name} size="xs" variant="subtle" title={titleOf(name)} onClick={() => onAdd(name)}>
              Add {name}
            </Button>
          ))}
          {more}
        </>
      )}
    </div>
  );
}
