/** A text area in which no text, however long, holds the page: a very long one is shown read-only, and can be replaced. */
import { Button, Textarea, type TextareaProps } from '@mantine/core';
import { lazy, type Ref, Suspense, useState } from 'react';
import { guardField, isTooLong } from './too-long.ts';

const LongField = lazy(async () => ({ default: (await import('./long-field.tsx')).LongField }));

export interface TextAreaProps extends Omit<TextareaProps, 'value' | 'onChange' | 'label'> {
  label?: string;
  value: string;
  onText: (text: string) => void;
  ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ value, onText, ...rest }: TextAreaProps) {
  /** The long text that was removed last, for as long as nothing replaces it. */
  const [removed, setRemoved] = useState<string | null>(null);
  if (isTooLong(value)) {
    const remove = () => {
      setRemoved(value);
      onText('');
    };
    return (
      <Suspense>
        <LongField
          text={value}
          label={rest['aria-label'] ?? rest.label ?? ''}
          onRemove={rest.readOnly ? null : remove}
        />
      </Suspense>
    );
  }
  return (
    <>
      <Textarea
        {...rest}
        {...guardField(onText)}
        value={value}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
      />
      {removed !== null && value === '' && (
        <Button variant="subtle" size="compact-sm" onClick={() => onText(removed)}>
          Undo remove
        </Button>
      )}
    </>
  );
}
