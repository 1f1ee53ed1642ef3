/** The language that accessors are copied in; a preference of this browser. */
import { useLocalStorage } from '@mantine/hooks';
import { ACCESSOR_LANGUAGES, type AccessorLanguage } from '#run/result-accessor.ts';

export function useAccessorLanguage(): [AccessorLanguage, (language: AccessorLanguage) => void] {
  const [language, setLanguage] = useLocalStorage<AccessorLanguage>({
    key: 'tweakbench.accessor-language',
    defaultValue: 'TypeScript',
    serialize: (value) => value,
    deserialize: (value) => parseAccessorLanguage(value),
  });
  return [language, setLanguage];
}

export function parseAccessorLanguage(value: string | undefined): AccessorLanguage {
  return ACCESSOR_LANGUAGES.find((language) => language === value) ?? 'TypeScript';
}
