/** A very long value as lines, with a search. */
import { TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { findLines } from '../../../blocks/answer/find-lines.ts';
import { LongText } from '../../../blocks/answer/long-text.tsx';
import { IconSearch } from '../../../shell/icons/icons.ts';
import { CopyButton } from '../../../shell/ui/controls/copy-button.tsx';
import { Dialog } from '../../../shell/ui/controls/dialog.tsx';

export interface TextDialogProps {
  text: string;
  /** "input_value". */
  subject: string;
  onClose: () => void;
}

export function TextDialog({ text, subject, onClose }: TextDialogProps) {
  const [query, setQuery] = useState('');
  const [found, setFound] = useState(0);
  const wanted = useDeferredValue(query);
  const lines = useMemo(() => findLines(text, wanted), [text, wanted]);
  const at = found % Math.max(1, lines.length);
  return (
    <Dialog title={subject} onClose={onClose} size="xl">
      <div className="tb-row tb-below-sm">
        <TextInput
          className="tb-grow"
          size="xs"
          data-autofocus
          aria-label="Find in the text"
          placeholder="Find in the text"
          leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setFound(0);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            setFound(at + (event.shiftKey ? -1 : 1) + lines.length);
          }}
        />
        <span className="tb-sm tb-quiet" role="status">
          {query.trim() === '' ? '' : lines.length === 0 ? 'nothing found' : `line ${at + 1} of ${lines.length}`}
        </span>
        <CopyButton label={`Copy ${subject}`} text={text} />
      </div>
      <LongText text={text} label={`Text of ${subject}`} isTextbox found={lines[at] ?? null} />
    </Dialog>
  );
}
