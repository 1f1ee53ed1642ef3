import type { CellResult } from '#contract/suite/results-file.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { mergeTweaks } from '#tests/suite/turn-draft.ts';
import { sentTweaks } from '#tests/view/head-tweaks.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import type { TestColumn } from '../model/test-table.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { useEditVariant } from '../runs/use-edit-variant.ts';
import classes from './cell-drawer.module.css';
import { DrawerPart } from './drawer-part.tsx';

export interface CellTweaksProps {
  result: CellResult;
  column: TestColumn | undefined;
}

export function CellTweaks({ result, column }: CellTweaksProps) {
  const flow = useOpenFlow();
  const { suiteId, suite, isSame } = useTestsModel();
  const editVariant = useEditVariant(suiteId);
  /** Its index in `variants` of the file, which does not list the flow itself. */
  const index = (suite.suite?.variants.findIndex((one) => one.name === column?.name) ?? 0) - 1;
  const name = column?.letter || 'Flow';
  const ofCase = isSame ? suite.suite?.cases.find((one) => one.name === result.case)?.tweaks : undefined;
  const written = mergeTweaks([column?.tweaks ?? {}, ofCase ?? {}]);
  const tweaks = sentTweaks(written, result.tweaks, flow?.index ?? null);
  if (tweaks.length === 0) return null;
  return (
    <DrawerPart
      title="Tweaks sent"
      beside={
        <>
          <span className="tb-sm tb-quiet">{result.isConfirmed ? 'Confirmed by the server' : 'Forecast'}</span>
          {index >= 0 && (
            <button type="button" className="tb-link tb-strong tb-sm tb-end" onClick={() => editVariant(index)}>
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
