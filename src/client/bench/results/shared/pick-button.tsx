/** Shows the accessor of a value. Renders nothing while the value is not in the reply. */

import type { JsonPath } from '#run/results/result-accessor.ts';
import { IconBracketsContain } from '../../../shell/icons/icons.ts';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
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
  return <IconButton icon={IconBracketsContain} label={label} tip="Show the accessor" onClick={() => pick({ path })} />;
}
