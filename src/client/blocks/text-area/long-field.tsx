/** A text that is too long to edit in a text area: its lines, its size, and how to replace it. */
import { Button } from '@mantine/core';
import { byteLength, formatSize } from '#run/figures/result-format.ts';
import { CopyButton } from '../../shell/ui/controls/copy-button.tsx';
import { LongText } from '../answer/long-text.tsx';
import classes from './long-field.module.css';

export interface LongFieldProps {
  text: string;
  label: string;
  /** Null if the text cannot be changed. */
  onRemove: (() => void) | null;
}

export function LongField({ text, label, onRemove }: LongFieldProps) {
  return (
    <div className={classes.field}>
      <LongText text={text} label={label} isTextbox />
      <div className="tb-row tb-wrap tb-above-xs">
        <span className="tb-sm tb-quiet">{`${formatSize(byteLength(text))}, too long to edit here`}</span>
        <div className="tb-row tb-end">
          <CopyButton label={`Copy ${label}`} text={text} />
          {onRemove && (
            <Button size="compact-sm" aria-label={`Remove text of ${label}`} onClick={onRemove}>
              Remove text
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
