/** A button that shows only an icon. */
import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import type { Icon } from '../../icons/icons.ts';

export interface IconButtonProps
  extends ActionIconProps,
    Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps | 'children'> {
  icon: Icon;
  /** Accessible name. */
  label: string;
  /** Shown while the pointer or the focus is on it: a text, or its name. */
  tip?: string | boolean;
  /** px of the icon; `size` is that of the button. */
  iconSize?: number;
}

export function IconButton({ icon: ShownIcon, label, tip = false, iconSize = 16, ...rest }: IconButtonProps) {
  const button = (
    <ActionIcon aria-label={label} {...rest}>
      <ShownIcon size={iconSize} stroke={1.6} aria-hidden="true" />
    </ActionIcon>
  );
  return tip === false ? button : <Tooltip label={tip === true ? label : tip}>{button}</Tooltip>;
}
