/** The text of a field in a dialog that is loaded when it is opened: keys typed before it has the focus are its own too. */

import { useWindowEvent } from '@mantine/hooks';
import { useState } from 'react';
import { hasModifier } from '../browser/platform-keys.ts';

export function useEarlyText(): readonly [string, (text: string) => void] {
  const [text, setText] = useState('');
  useWindowEvent(
    'keydown',
    (event) => {
      const { key, target } = event;
      const isText = key.length === 1 && !hasModifier(event);
      const isMeant = isText || key === 'Enter' || key === 'Backspace';
      if (!isMeant || event.defaultPrevented || (target instanceof Element && target.closest('[role="dialog"]')))
        return;
      // Enter would press what still has the focus.
      event.preventDefault();
      event.stopPropagation();
      if (isText) setText((before) => before + key);
      else if (key === 'Backspace') setText((before) => before.slice(0, -1));
    },
    { capture: true },
  );
  return [text, setText];
}
