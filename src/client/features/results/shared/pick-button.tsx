/** Shows the accessor of a value that is beside it. Nothing while the value has no place in the reply. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBracketsContain } from '@tabler/icons-react';
import type { JsonPath } from '#run/results/result-accessor.ts';
import { usePick } from './picked-value.ts';

export interface PickButtonProps {
  /** "Accessor of Code 2 in Chat Output, Input 1". */
  label: string;
  /** From the result's own top. */
  path: JsonPath;
}

export function PickButton({ label, path }: PickButtonProps) {
  const pick = usePick();
  if (!pick) return null;
  return (
    <Tooltip label="Show the accessor">
      <ActionIcon aria-label={label} onClick={() => pick({ path })}>
        <IconBracketsContain size={16} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
