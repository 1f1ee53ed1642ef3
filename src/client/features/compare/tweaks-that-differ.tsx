/** The tweaks that differ between the runs, one line for each value. */
import { useMemo } from 'react';
import { type ComparedTweak, compareTweaks, restOfTweaks } from '#run/compare/request-difference.ts';
import type { Run } from '#run/model/run.ts';
import differenceClasses from '../../blocks/difference/difference.module.css';
import { HIDDEN_VALUE, showValue } from '../../draft/tweak-report/show-value.ts';
import classes from './compare-facts.module.css';

export function TweaksThatDiffer({ runs, letters }: { runs: readonly Run[]; letters: readonly string[] }) {
  const compared = useMemo(() => compareTweaks(runs), [runs]);
  const { differing } = compared;
  const rest = restOfTweaks(compared);
  return (
    <section className={classes.part} aria-labelledby="compare-tweaks">
      <h3 className={classes.partTitle} id="compare-tweaks">
        Tweaks that differ <span className={classes.count}>{differing.length}</span>
      </h3>
      {differing.length > 0 && (
        <table className={`tb-table ${classes.table}`} aria-label="Tweaks that differ">
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
      {rest !== '' && <p className={`tb-sm-tall tb-quiet ${differenceClasses.rest}`}>{rest}</p>}
    </section>
  );
}

function TweakValue({ value }: { value: ComparedTweak }) {
  if (value.kind === 'secret') return <span title="A secret, which is not saved">{HIDDEN_VALUE}</span>;
  if (value.kind === 'tweak') return <code title={showValue(value.value)}>{showValue(value.value)}</code>;
  if (value.value === undefined) return <span className="tb-quiet">the flow's</span>;
  return (
    <code className={`tb-quiet ${classes.own}`} title="The flow's own value: not tweaked">
      {showValue(value.value)}
    </code>
  );
}
