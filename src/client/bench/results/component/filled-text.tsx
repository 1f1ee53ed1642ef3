/** A text with the values of a prompt's variables marked, each leading to the component that gave it. */
import { Fragment } from 'react';
import { sourceText, variableSource } from '#run/component/field-source.ts';
import type { FilledPart } from '#run/component/filled-template.ts';
import type { Run } from '#run/model/run.ts';
import classes from './component.module.css';

export interface FilledTextProps {
  run: Run;
  parts: readonly FilledPart[];
  /** Id of the component whose template it is, for each part. */
  ownerOf: (index: number) => string | null;
  /** How many characters are drawn. */
  length: number;
  onComponent: (id: string) => void;
}

export function FilledText({ run, parts, ownerOf, length, onComponent }: FilledTextProps) {
  let left = length;
  return parts.map((part, index) => {
    const text = part.text.slice(0, Math.max(0, left));
    left -= part.text.length;
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
    if (part.variable === null || text === '') return <Fragment key={index}>{text}</Fragment>;
    const { variable, isUnfilled } = part;
    const source = variableSource(run, ownerOf(index), variable);
    const from = source?.kind === 'components' ? source.ids[0] : undefined;
    const about = isUnfilled
      ? `${variable}, no value`
      : [variable, ...(source ? [sourceText(source, run)] : [])].join(', ');
    return (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
        key={index}
        className={classes.filled}
        data-unfilled={isUnfilled || undefined}
        title={from === undefined ? about : undefined}
      >
        {from === undefined ? (
          text
        ) : (
          <button
            type="button"
            className={`tb-plain ${classes.filledLink}`}
            title={about}
            onClick={() => onComponent(from)}
          >
            {text}
          </button>
        )}
      </mark>
    );
  });
}
