/** The differences of two JSON values, path by path; everything that is the same is one line. */
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { JsonDifference } from '#run/compare/json-difference.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { showValue } from '#run/report/show-value.ts';
import { type JsonPath, toAccessor } from '#run/results/result-accessor.ts';
import classes from './difference.module.css';

/** How many differences are rendered at first. */
const DRAWN = 200;

export interface DiffJsonProps {
  difference: JsonDifference;
  /** Which of the two values; `both` shows them side by side. */
  side: 'before' | 'after' | 'both';
}

export function DiffJson({ difference, side }: DiffJsonProps) {
  const [drawn, setDrawn] = useState(DRAWN);
  const { same } = difference;
  const changes = difference.changes.flatMap((change) => {
    const path = side === 'before' ? change.pathBefore : change.path;
    return path === null || (side === 'after' && change.after === undefined) ? [] : [{ ...change, path }];
  });
  return (
    <>
      <ul className={`tb-break tb-size-sm ${classes.changes}`}>
        {changes.slice(0, drawn).map((change) => (
          <li key={`${change.kind} ${change.path.join('/')}`}>
            <code className="tb-quiet">{nameOf(change.path)}</code>{' '}
            {side !== 'after' && change.before !== undefined && (
              <del>
                <code>{showValue(change.before)}</code>
              </del>
            )}{' '}
            {side !== 'before' && change.after !== undefined && (
              <ins>
                <code>{showValue(change.after)}</code>
              </ins>
            )}
          </li>
        ))}
      </ul>
      {changes.length > drawn && (
        <UnstyledButton
          className={`tb-quiet tb-min-24 tb-size-sm tb-touch ${classes.fold}`}
          onClick={() => setDrawn(drawn + DRAWN)}
        >
          {formatCount(changes.length - drawn, 'more place')}
        </UnstyledButton>
      )}
      {same > 0 && <p className="tb-sm-tall tb-quiet tb-inset-sm">{formatCount(same, 'value')} the same.</p>}
    </>
  );
}

function nameOf(path: JsonPath): string {
  return path.length === 0 ? 'the whole value' : toAccessor(path, 'TypeScript', '').replace(/^\./, '');
}
