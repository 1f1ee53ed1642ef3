/** Copies a text and confirms it for a moment on the button itself. */

import { useEffect, useState } from 'react';
import { type Icon, IconCheck, IconCopy, IconCopyX } from '../../icons/icons.ts';
import { copyText } from '../browser/copy-text.ts';
import { announce } from '../feedback/announce.ts';
import { IconButton } from './icon-button.tsx';
import { useHint } from './use-hint.tsx';

const SAY_FOR_MS = 1600;

export interface CopyButtonProps {
  /** The accessible name, for example `Copy accessor of Chat Output, Input 1`. */
  label: string;
  /** Called on click, so that a large text is not made before it is needed. */
  text: string | (() => string | Promise<string>);
  size?: number;
  /** Shown until the text has been copied; defaults to two sheets. */
  icon?: Icon;
  /** Tooltip; defaults to the name. */
  hint?: string;
}

export function CopyButton({ label, text, size = 26, icon = IconCopy, hint = label }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), SAY_FOR_MS);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    const isCopied = await copyText(typeof text === 'string' ? text : await text());
    setState(isCopied ? 'copied' : 'failed');
    announce(isCopied ? 'Copied' : 'The browser did not allow copying');
  }

  const tooltip = { idle: hint, copied: 'Copied', failed: 'The browser did not allow copying' }[state];
  const ShownIcon = { idle: icon, copied: IconCheck, failed: IconCopyX }[state];
  const { target, shown } = useHint(tooltip);
  return (
    <>
      <IconButton icon={ShownIcon} label={label} {...target} size={size} onClick={() => void copy()} />
      {shown}
    </>
  );
}
