/** The tweaks as JSON, with the report below. */
import { lazy, type ReactNode, type RefObject, useState } from 'react';
import * as z from 'zod/mini';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { useDraftContext } from '../../draft/draft-context.ts';
import type { ConfirmedReport } from '../../draft/tweak-report/confirm-report.ts';
import { useDraftValue } from '../../draft/use-draft.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useFlowId } from '../../shell/navigation/use-url-key.ts';
import { preference } from '../../shell/state/preference.ts';
import { useOnFirstUse } from '../../shell/ui/browser/use-on-first-use.ts';
import { PartGuard } from '../../shell/ui/feedback/overlay-guard.tsx';
import { SplitPair } from '../../shell/ui/layout/split-pair.tsx';
import { useSize } from '../../shell/ui/layout/use-size.ts';
import { useTweaksTargets } from '../draft/use-tweaks-targets.ts';
import type { EditorHandle } from './editor/code-editor.tsx';
import { TweaksEditor } from './editor/tweaks-editor.tsx';
import { DOCK_HEAD, dockHeight, ReportDock } from './report/report-dock.tsx';
import type { ReportView } from './report/report-view.ts';
import { useRowHeight } from './report/use-row-height.ts';
import { TweaksCaption } from './tweaks-caption.tsx';
import type { TweakEdits } from './use-tweak-edits.ts';

const TweaksBanner = lazy(async () => ({ default: (await import('./tweaks-banner.tsx')).TweaksBanner }));

const loadEmptyTweaks = async () => ({ default: (await import('./empty-tweaks.tsx')).EmptyTweaks });
const EmptyTweaks = lazy(loadEmptyTweaks);

const MIN_EDITOR = 90;
/** Height of the three lines of empty tweaks. */
const EMPTY_HEIGHT = 84;

export interface TweaksJsonViewProps {
  editor: RefObject<EditorHandle | null>;
  confirmed: ConfirmedReport | null;
  view: ReportView;
  onView: (change: Partial<ReportView>) => void;
  renderMap: ((index: FlowIndex) => ReactNode) | undefined;
  edits: TweakEdits;
}

export function TweaksJsonView({ editor, confirmed, view, onView, renderMap, edits }: TweaksJsonViewProps) {
  useOnFirstUse(loadEmptyTweaks);
  const { document } = useDraftContext();
  const { goTo } = useTweaksTargets();
  const flowId = useFlowId();
  const index = useOpenFlow()?.index ?? null;
  const [line, setLine] = useState<number | null>(null);
  const report = confirmed?.report ?? null;
  const { ref: body, size } = useSize<HTMLDivElement>();
  const hasRun = confirmed !== null && confirmed.origin.kind !== 'predicted';
  const rowHeight = useRowHeight(size.width, hasRun);
  const variables = useDraftValue('variables')?.length ?? 0;
  const [tableHeight, setTableHeight] = useState(0);
  const dock = useDockSize(
    dockHeight({ report, rowHeight, table: tableHeight, width: size.width, variables }),
    size.height,
    DOCK_HEAD,
  );
  const isEmpty = report?.isEmpty === true;
  return (
    <div className="tb-fill" ref={body}>
      <SplitPair
        direction="column"
        handleLabel="Resize report"
        sized="second"
        size={dock.size}
        defaultSize={dock.defaultSize}
        minSize={DOCK_HEAD}
        minRest={MIN_EDITOR}
        onResize={dock.resize}
        first={
          <>
            {report && document === null && <TweaksCaption report={report} />}
            {report && (
              <PartGuard>
                <TweaksBanner
                  report={report}
                  onRemove={(row) => {
                    edits.remove(row.path);
                    // The button unmounts with the tweak.
                    goTo({ kind: 'tweaks', line: null });
                  }}
                />
              </PartGuard>
            )}
            <div className={isEmpty ? 'tb-fixed' : 'tb-fill'}>
              <TweaksEditor
                ref={editor}
                flowId={flowId}
                index={index}
                report={report}
                commands={edits}
                onShowProblem={({ offset, length }) => editor.current?.select(offset, offset + length)}
                onCursorLine={setLine}
                {...(isEmpty ? { height: EMPTY_HEIGHT } : {})}
              />
            </div>
            {isEmpty && (
              <PartGuard>
                <EmptyTweaks index={index} onAdd={edits.insert} map={index && renderMap?.(index)} />
              </PartGuard>
            )}
          </>
        }
        second={
          <ReportDock
            confirmed={confirmed}
            view={view}
            onView={onView}
            line={line}
            hasVariables={variables > 0}
            onTableHeight={setTableHeight}
            onGoTo={({ span }) => {
              if (span) editor.current?.select(span.offset, span.end);
            }}
            onReplace={({ path, to }) => edits.replaceKey(path, to)}
          />
        }
      />
    </div>
  );
}

const heightPreference = preference('tweakbench.report-height.1', z.nullable(z.number().check(z.positive())), null);

interface DockSize {
  size: number;
  defaultSize: number;
  resize: (size: number) => void;
}

/** `needed`: height that shows every row; `available`: height of editor and report together, 0 until it is measured. */
function useDockSize(needed: number, available: number, min: number): DockSize {
  const [chosen, setChosen] = useState(heightPreference.read);
  const defaultSize = available === 0 ? min : Math.max(min, Math.min(needed, Math.floor(available / 2)));
  return {
    defaultSize,
    size: Math.max(min, chosen ?? defaultSize),
    resize(size) {
      // After a reset to the default height, it is as high as its rows again.
      const next = size === defaultSize ? null : size;
      setChosen(next);
      heightPreference.write(next);
    },
  };
}
