/** What else changed between the baseline and the shown result, so that a change of the answers has a cause. */
import { upperFirst } from '#contract/text/upper-first.ts';
import { changeSentence } from '#tests/report/result-changes.ts';
import type { TestColumn } from '../model/test-table.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import classes from './cell-drawer.module.css';
import { DrawerPart } from './drawer-part.tsx';

export function ChangesSince({ column }: { column: TestColumn | undefined }) {
  const { compared } = useTestsModel();
  const { comparison } = compared;
  if (comparison === null) return null;
  const { changes, baseline } = comparison;
  // Other variants have nothing to do with this cell.
  const own = changes.filter(({ about }) => !about.startsWith('Variant ') || about === `Variant ${column?.name}`);
  const same = (about: string, text: string) => (own.some((change) => change.about === about) ? [] : [{ about, text }]);
  const rows = [
    ...own.map((change) => ({ about: change.about, text: textAfter(changeSentence(change), change.about) })),
    ...(own.length === 0 ? [] : [...same('Flow', `The same as in #${baseline.number}`), ...same('Server', 'The same')]),
  ];
  return (
    <DrawerPart title={`What else changed since #${baseline.number}`}>
      {rows.length === 0 ? (
        <p className="tb-quiet tb-hairline-above tb-inset-sm-md">
          Nothing else changed. The answer varies by itself: run it with repeats.
        </p>
      ) : (
        <dl className="tb-sm-tall">
          {rows.map(({ about, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several changes are about the same
            <div key={at} className={`tb-hairline ${classes.change}`}>
              <dt>{about}</dt>
              <dd className="tb-break">{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </DrawerPart>
  );
}

/** The sentence without its beginning, which has a column of its own. */
function textAfter(sentence: string, about: string): string {
  const rest = sentence.startsWith(about) ? sentence.slice(about.length).replace(/^:? /, '') : sentence;
  return upperFirst(rest);
}
