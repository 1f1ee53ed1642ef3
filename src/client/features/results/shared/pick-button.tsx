/** Shows the accessor of a value. Renders nothing while the value is not in the reply. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBracketsContain } from '@tabler/icons-react';
import type { JsonPath } from '#run/results/result-accessor.ts';
import { usePick } from './picked-value.ts';

export interface PickButtonProps {
  /** "Accessor of Code 2 in Chat Output, Input 1". */
  label: string;
  /** Path from the root of the result. */
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
