/** Cycles through light, dark and the system's choice. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useThemeChoice } from '../../theme/use-theme-choice.ts';

const ICONS = { light: IconMoon, dark: IconSun, system: IconDeviceDesktop };

export function ThemeButton() {
  const { choice, next } = useThemeChoice();
  const ThemeIcon = ICONS[choice];
  return (
    <Tooltip label={`Theme: ${choice}`}>
      <ActionIcon aria-label={`Theme: ${choice}`} onClick={next}>
        <ThemeIcon size={16} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
