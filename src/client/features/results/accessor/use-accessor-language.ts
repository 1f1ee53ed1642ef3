/** The language that accessors are copied in; a preference of this browser. */
import { useLocalStorage } from '@mantine/hooks';
import { createContext, useContext, useMemo } from 'react';
import { ACCESSOR_LANGUAGES, type AccessorLanguage } from '#run/results/result-accessor.ts';

type LanguageChoice = readonly [AccessorLanguage, (language: AccessorLanguage) => void];

export const AccessorLanguageChoice = createContext<LanguageChoice>(['TypeScript', () => undefined]);

export function useAccessorLanguage(): LanguageChoice {
  return useContext(AccessorLanguageChoice);
}

/** Once for all that is shown: every use of the storage writes to it and tells all others, which a list of answers cannot do as it is scrolled. */
export function useKeptAccessorLanguage(): LanguageChoice {
  const [language, setLanguage] = useLocalStorage<AccessorLanguage>({
    key: 'tweakbench.accessor-language',
    defaultValue: 'TypeScript',
    getInitialValueInEffect: false,
    serialize: (value) => value,
    deserialize: (value) => parseAccessorLanguage(value),
  });
  return useMemo(() => [language, setLanguage], [language, setLanguage]);
}

export function parseAccessorLanguage(value: string | undefined): AccessorLanguage {
  return ACCESSOR_LANGUAGES.find((language) => language === value) ?? 'TypeScript';
}
