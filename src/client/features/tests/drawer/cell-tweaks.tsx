/** The tweaks of the open cell: what each one did. */

import { isJsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { CellResult } from '#contract/suite/results-file.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { headTweaks } from '#run/test-view/head-tweaks.ts';
import { useOpenFlow } from '../../../navigation/use-open-flow.ts';
import { useEditVariant } from '../../../runs/suites/use-edit-variant.ts';
import { StateMark } from '../../../ui/feedback/state-mark.tsx';
import type { TestColumn } from '../model/test-table.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import classes from './cell-drawer.module.css';
import { DrawerPart } from './drawer-part.tsx';

export interface CellTweaksProps {
  result: CellResult;
  column: TestColumn | undefined;
}

export function CellTweaks({ result, column }: CellTweaksProps) {
  const flow = useOpenFlow();
  const { suiteId, suite } = useTestsModel();
  const editVariant = useEditVariant(suiteId);
  /** Its place among `variants` of the file, which does not list the flow itself. */
  const place = (suite.suite?.variants.findIndex((one) => one.name === column?.name) ?? 0) - 1;
  const name = column?.letter || 'Flow';
  const tweaks = headTweaks(tweaksOf(result, column?.tweaks ?? {}), result.tweaks, [], flow?.index ?? null);
  if (tweaks.length === 0) return null;
  return (
    <DrawerPart
      title="Tweaks sent"
      beside={
        <>
          <span className="tb-sm tb-quiet">{result.isConfirmed ? 'Confirmed by the server' : 'Forecast'}</span>
          {place >= 0 && (
            <button type="button" className="tb-link tb-strong tb-sm tb-end" onClick={() => editVariant(place)}>
              Edit variant {name}
            </button>
          )}
        </>
      }
    >
      <table className="tb-table" aria-label="Tweaks sent">
        <thead className="tb-visually-hidden">
          <tr>
            <th scope="col">State</th>
            <th scope="col">Component · field</th>
            <th scope="col">Flow → sent</th>
          </tr>
        </thead>
        <tbody>
          {tweaks.map(({ state, path, field, before, after }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a tweak that reaches two components has two lines
            <tr key={at}>
              <td data-state={state ?? undefined}>
                <span className={`tb-row tb-gap-xs-sm ${classes.tweakState}`}>
                  {state !== null && <StateMark state={state} size={12} />}
                  {state !== null && STATE_LABELS[state]}
                </span>
              </td>
              <td className="tb-break">
                {path.slice(0, -1).join(' · ')} <code>{field}</code>
              </td>
              <td className={`tb-mono tb-break ${classes.sent}`}>
                {before !== null && <span className="tb-quiet">{before} → </span>}
                <strong>{after}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </DrawerPart>
  );
}

/** Those of the variant, and those that only the case has: what these sent is in the outcomes, unless they were ignored. */
function tweaksOf({ tweaks }: CellResult, variant: Tweaks): Tweaks {
  const all = new Map(Object.entries(variant));
  for (const { path, after = '' } of tweaks) {
    const [first = '', second] = path;
    const known = all.get(first);
    if (second === undefined) all.set(first, known ?? after);
    else all.set(first, { [second]: after, ...(isJsonObject(known) && known) });
  }
  return Object.fromEntries(all);
}
