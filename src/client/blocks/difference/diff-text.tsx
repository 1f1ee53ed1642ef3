/** A text with removed parts struck through and added parts underlined; long equal parts are folded. */
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { TextPart } from '#run/compare/text-difference.ts';
import { formatCount } from '#run/figures/result-format.ts';
import classes from './difference.module.css';

/** A longer equal part is folded to its ends. */
const LONGEST_SAME = 700;
const SHOWN_END = 160;

export function DiffText({ parts }: { parts: readonly TextPart[] }) {
  return parts.map((part, index) => {
    const key = index;
    if (part.kind === 'removed') return <del key={key}>{part.text}</del>;
    if (part.kind === 'added') return <ins key={key}>{part.text}</ins>;
    const isAlone = parts.length === 1;
    return part.text.length > LONGEST_SAME && !isAlone ? (
      <FoldedText key={key} text={part.text} hasBefore={index > 0} hasAfter={index < parts.length - 1} />
    ) : (
      <span key={key}>{part.text}</span>
    );
  });
}

interface FoldedTextProps {
  text: string;
  /** True if there is a difference before it: then its beginning is shown. */
  hasBefore: boolean;
  hasAfter: boolean;
}

function FoldedText({ text, hasBefore, hasAfter }: FoldedTextProps) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <span>{text}</span>;
  const start = hasBefore ? SHOWN_END : 0;
  const end = hasAfter ? text.length - SHOWN_END : text.length;
  return (
    <span>
      {text.slice(0, start)}
      <UnstyledButton
        className={`tb-quiet tb-min-24 tb-size-sm tb-touch ${classes.fold}`}
        onClick={() => setOpen(true)}
      >
        {formatCount(end - start, 'character')} the same
      </UnstyledButton>
      {text.slice(end)}
    </span>
  );
}
