/** The tweaks that are not the same in every run, leaf by leaf. */
import { useMemo } from 'react';
import { type ComparedTweak, compareTweaks } from '#run/compare/request-difference.ts';
import { formatCount } from '#run/result-format.ts';
import type { Run } from '#run/run.ts';
import { HIDDEN_VALUE, showValue } from '../../draft/tweak-report/show-value.ts';
import classes from './compare-facts.module.css';

export function TweaksThatDiffer({ runs, letters }: { runs: readonly Run[]; letters: readonly string[] }) {
  const { differing, same, hidden } = useMemo(() => compareTweaks(runs), [runs]);
  return (
    <section className={classes.part} aria-labelledby="compare-tweaks">
      <h3 className={classes.partTitle} id="compare-tweaks">
        Tweaks that differ <span className={classes.count}>{differing.length}</span>
      </h3>
      {differing.length > 0 && (
        <table className={classes.table} aria-label="Tweaks that differ">
          <thead>
            <tr>
              <th scope="col">Component · field</th>
              {letters.map((letter) => (
                <th key={letter} scope="col">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map(({ key, component, field, values }) => (
              <tr key={key}>
                <th scope="row">
                  {component ?? `Every “${field}”`} <code>{field}</code>
                </th>
                {values.map((value, place) => (
                  <td key={letters[place]} data-last={place > 0 || undefined}>
                    <TweakValue value={value} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {restOf(differing.length, same, hidden) !== '' && (
        <p className={classes.rest}>{restOf(differing.length, same, hidden)}</p>
      )}
    </section>
  );
}

function TweakValue({ value }: { value: ComparedTweak }) {
  if (value.kind === 'secret') return <span title="A secret, which is kept nowhere">{HIDDEN_VALUE}</span>;
  if (value.kind === 'tweak') return <code title={showValue(value.value)}>{showValue(value.value)}</code>;
  if (value.value === undefined) return <span className={classes.untold}>the flow's</span>;
  return (
    <code className={classes.own} title="The flow's own value: not tweaked">
      {showValue(value.value)}
    </code>
  );
}

function restOf(differing: number, same: number, hidden: number): string {
  const parts = [
    ...(differing === 0 && same === 0 && hidden === 0 ? ['No run has any tweaks.'] : []),
    ...(same > 0 ? [`${formatCount(same, 'tweak')} ${same === 1 ? 'is' : 'are'} the same.`] : []),
    ...(hidden > 0
      ? [
          `${formatCount(hidden, 'secret')} ${hidden === 1 ? 'is' : 'are'} hidden, so nobody can tell whether they differ.`,
        ]
      : []),
  ];
  return parts.join(' ');
}
