/** The accessor expression of the picked value, in the chosen language. */

import { Button, SegmentedControl } from '@mantine/core';
import * as z from 'zod/mini';
import {
  ACCESSOR_LANGUAGES,
  type AccessorLanguage,
  type AccessorTarget,
  toTargetAccessor,
} from '#run/results/result-accessor.ts';
import { IconCopy } from '../../../shell/icons/icons.ts';
import { preference, usePreference } from '../../../shell/state/preference.ts';
import { copyText } from '../../../shell/ui/browser/copy-text.ts';
import { announce } from '../../../shell/ui/feedback/announce.ts';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';
import classes from './accessor-bar.module.css';

export interface AccessorBarProps {
  target: AccessorTarget;
  /** For the accessible name, if there are several: "Chat Output, Input 1". */
  subject?: string;
  /** What the value is; default: "Accessor". */
  title?: { name: string; about: string };
}

export function AccessorBar({ target, subject, title }: AccessorBarProps) {
  const [language, setLanguage] = useAccessorLanguage();
  const accessor = toTargetAccessor(target, language);
  const nameOf = (name: string) => (subject === undefined ? name : `${name} in ${subject}`);
  async function copy() {
    announce((await copyText(accessor)) ? 'Copied' : 'The browser did not allow copying');
  }
  return (
    <div className={`tb-fixed tb-hairline-above ${classes.accessor}`} data-inline={subject !== undefined || undefined}>
      <div className="tb-row tb-wrap">
        <span className={`tb-sm tb-cut ${classes.title}`}>
          <strong className={title ? 'tb-mono tb-strong' : 'tb-strong'}>{title?.name ?? 'Accessor'}</strong>{' '}
          <span className="tb-quiet">{title?.about}</span>
        </span>
        <SegmentedControl
          aria-label={nameOf('Accessor language')}
          data={[...ACCESSOR_LANGUAGES]}
          value={language}
          onChange={setLanguage}
        />
        <Button
          size="xs"
          aria-label={nameOf('Copy accessor')}
          leftSection={<IconCopy size={14} stroke={1.6} aria-hidden="true" />}
          onClick={() => void copy()}
        >
          Copy accessor
        </Button>
      </div>
      <ScrollBox
        label={nameOf('Accessor of the selected value')}
        className={`tb-sm-tall tb-above-sm tb-scroll-x ${classes.text}`}
      >
        <code>{accessor}</code>
      </ScrollBox>
    </div>
  );
}

const languagePreference = preference<AccessorLanguage>(
  'tweakbench.accessor-language',
  z.enum(ACCESSOR_LANGUAGES),
  'TypeScript',
);

/** The language of accessors; stored in the browser. */
export function useAccessorLanguage() {
  return usePreference(languagePreference);
}
