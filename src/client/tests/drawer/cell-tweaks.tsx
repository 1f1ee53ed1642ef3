import { isJsonObject, valueAt } from '#contract/json.ts';
import type { CellResult } from '#contract/suite/results-file.ts';
import { renameTweakKey } from '#flow/text/tweaks-edit.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { valueChanges } from '#tests/source/value-changes.ts';
import { editSuite } from '#tests/suite/edit-suite.ts';
import { mergeTweaks } from '#tests/suite/turn-draft.ts';
import { type MeantName, sentTweaks } from '#tests/view/head-tweaks.ts';
import { useTweakRules } from '../../draft/use-tweak-rules.ts';
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
  const index = useOpenFlow()?.index ?? null;
  const rules = useTweakRules();
  const { suiteId, suite, isSame } = useTestsModel();
  const editVariant = useEditVariant(suiteId);
  /** Its index in `variants` of the file, which does not list the flow itself. */
  const position = (suite.suite?.variants.findIndex((one) => one.name === column?.name) ?? 0) - 1;
  const name = column?.letter || 'Flow';
  const ofCase = isSame ? suite.suite?.cases.find((one) => one.name === result.case)?.tweaks : undefined;
  const written = mergeTweaks([column?.tweaks ?? {}, ofCase ?? {}]);
  const verdicts = index === null ? [] : matchTweaks(index, written, { rules, bindings: [] });
  const tweaks = sentTweaks(written, result.tweaks, verdicts, index);
  if (tweaks.length === 0) return null;
  /** Gives the tweak of the variant this name; null if it is not the variant's own, or the name is in use. */
  const renaming = ({ path, name: wanted }: MeantName) => {
    const own = suite.suite?.variants[position + 1]?.tweaks ?? {};
    const beside = valueAt(own, path.slice(0, -1));
    if (position < 0 || valueAt(own, path) === undefined || !isJsonObject(beside) || wanted in beside) return null;
    const after = parseTweaksText(renameTweakKey(JSON.stringify(own), path, wanted)).tweaks ?? own;
    const changes = valueChanges(['variants', position, 'tweaks'], own, after);
    return () =>
      suite.change(`${path.at(-1)} is now ${wanted} in variant ${name}`, (text) => changes.reduce(editSuite, text));
  };
  return (
    <DrawerPart
      title="Tweaks sent"
      beside={
        <>
          <span className="tb-sm tb-quiet">{result.isConfirmed ? 'Confirmed by the server' : 'Forecast'}</span>
          {position >= 0 && (
            <button
              type="button"
              className="tb-link tb-strong tb-sm tb-end"
              onClick={() => editVariant({ at: position, name: column?.name ?? '' })}
            >
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
          {tweaks.map(({ state, path, field, before, after, suggestion }, at) => (
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
                {suggestion !== null && <Meant name={suggestion.name} onTake={renaming(suggestion)} />}
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

/** The name that an ignored tweak should have; a button where the variant can be given it. */
function Meant({ name, onTake }: { name: string; onTake: (() => void) | null }) {
  return (
    <span className="tb-sm tb-block">
      Did you mean{' '}
      {onTake === null ? (
        <strong>{name}</strong>
      ) : (
        <button type="button" className="tb-link tb-strong" onClick={onTake}>
          {name}
        </button>
      )}
      ?
    </span>
  );
}
