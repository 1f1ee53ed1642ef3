/** A button that shows only an icon. */
import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import type { ComponentPropsWithRef } from 'react';
import type { Icon } from '../../icons/icons.ts';
import { useHint } from './use-hint.tsx';

export interface IconButtonProps
  extends ActionIconProps,
    Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps | 'children'> {
  icon: Icon;
  /** Accessible name. */
  label: string;
  /** Shown while the pointer is on it: a text, or its name. */
  tip?: string | boolean;
  /** px of the icon; `size` is that of the button. */
  iconSize?: number;
}

export function IconButton(props: IconButtonProps) {
  const { icon: ShownIcon, label, tip = false, iconSize = 16, ref, onPointerEnter, ...rest } = props;
  const { target, shown } = useHint(tip === true ? label : tip === false ? null : tip);
  return (
    <>
      <ActionIcon
        aria-label={label}
        {...rest}
        ref={useMergedRef(target.ref, ref)}
        onPointerEnter={(event) => {
          target.onPointerEnter(event);
          onPointerEnter?.(event);
        }}
      >
        <ShownIcon size={iconSize} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
      {shown}
    </>
  );
}
