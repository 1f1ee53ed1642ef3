/** The colour scheme as people choose it. */
import { useMantineColorScheme } from '@mantine/core';
import { useCallback } from 'react';

export type ThemeChoice = 'light' | 'dark' | 'system';

const AFTER = { light: 'dark', dark: 'auto', auto: 'light' } as const;

export interface ThemeControl {
  choice: ThemeChoice;
  next: () => void;
  choose: (choice: ThemeChoice) => void;
}

export function useThemeChoice(): ThemeControl {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: false });
  return {
    choice: colorScheme === 'auto' ? 'system' : colorScheme,
    next: useCallback(() => setColorScheme(AFTER[colorScheme]), [colorScheme, setColorScheme]),
    choose: useCallback((choice) => setColorScheme(choice === 'system' ? 'auto' : choice), [setColorScheme]),
  };
}
