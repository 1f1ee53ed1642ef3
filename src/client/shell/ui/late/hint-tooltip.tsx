/** A tooltip beside the element that it belongs to. Loaded on the first hover. */
import { Tooltip, type TooltipProps } from '@mantine/core';

export type HintTooltipProps = Pick<TooltipProps, 'target' | 'label'>;

export function HintTooltip(props: HintTooltipProps) {
  return <Tooltip {...props} />;
}
