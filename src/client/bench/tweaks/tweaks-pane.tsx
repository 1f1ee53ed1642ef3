/** The Tweaks region: the views of the tweaks. */
import { Tabs } from '@mantine/core';
import { lazy, type ReactNode, useCallback, useId, useRef, useState } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { useDraftContext } from '../../draft/draft-context.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { TWEAK_TABS, type TweakView } from '../../shell/navigation/navigation-state.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useTweakView } from '../../shell/navigation/use-url-key.ts';
import { whenPageOpen } from '../../shell/ui/browser/page-open.ts';
import { keysOf } from '../../shell/ui/browser/platform-keys.ts';
import { useLatest } from '../../shell/ui/browser/use-latest.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { PartGuard } from '../../shell/ui/feedback/overlay-guard.tsx';
import { PaneTabs } from '../../shell/ui/layout/pane-tabs.tsx';
import { useConfirmedReport } from '../runs/use-confirmed-report.ts';
import type { EditorHandle } from './editor/code-editor.tsx';
import { InsertTweak } from './insert-tweak.tsx';
import { type ReportView, WHOLE_REPORT } from './report/report-view.ts';
import { TweakCounts } from './report/tweak-counts.tsx';
import { TweaksJsonView } from './tweaks-json-view.tsx';
import classes from './tweaks-pane.module.css';
import { type TweakEdits, useTweakEdits } from './use-tweak-edits.ts';
import { useTweaksFocus } from './use-tweaks-focus.ts';

const FileFieldBar = lazy(async () => {
  await whenPageOpen();
  return { default: (await import('../blocks/attach/field-files.tsx')).FileFieldBar };
});

/** The views beside the JSON. `history` is that of the editor, in which their edits are. */
export type TweakViews = { [View in Exclude<TweakView, 'json'>]?: (history: EditorHandle['history']) => ReactNode };

export interface TweaksPaneProps {
  /** Buttons of the layout (maximise, collapse), at the end of the pane's header. */
  actions?: ReactNode;
  /** The views beside the JSON; each is mounted while it is selected. */
  views?: TweakViews;
  /** A small map of the flow, shown while there are no tweaks. */
  renderMap?: (index: FlowIndex) => ReactNode;
}

export function TweaksPane({ actions, views = {}, renderMap }: TweaksPaneProps) {
  const { document } = useDraftContext();
  const titleId = useId();
  const tweakView = useTweakView();
  const { setTweakView } = useNavigate();
  const index = useOpenFlow()?.index ?? null;
  const confirmed = useConfirmedReport();
  const report = confirmed?.report ?? null;
  const [reportView, setReportView] = useState<ReportView>(WHOLE_REPORT);
  const editor = useRef<EditorHandle>(null);
  const history = useCallback<EditorHandle['history']>((direction) => editor.current?.history(direction) ?? false, []);
  const tabs = TWEAK_TABS.filter(([name]) => name === 'json' || views[name] !== undefined);
  const viewOf = (wanted: string | null) => tabs.find(([name]) => name === wanted)?.[0] ?? 'json';
  const view = viewOf(tweakView);
  const edits = useTweakEdits(editor, useLatest(report));
  useTweaksFocus({ editor, report, isShown: view === 'json', show: () => setTweakView('json') });

  return (
    <section
      className="tb-fill tb-surface tb-high"
      aria-labelledby={titleId}
      id={document === null ? 'tweaks' : undefined}
      tabIndex={-1}
    >
      <Tabs
        className="tb-fill"
        value={view}
        keepMountedMode="display-none"
        onChange={(next) => setTweakView(viewOf(next))}
      >
        <PaneTabs
          title={{ id: titleId, text: 'Tweaks', of: document === null ? 'tweaks' : null }}
          label="Tweak views"
          views={tabs}
          view={view}
          className={classes.header}
        >
          {view !== 'json' && confirmed && (
            <TweakCounts
              counts={confirmed.report.counts}
              differing={confirmed.origin.kind === 'differs' ? confirmed.origin.rows : 0}
              show={null}
              onShow={(show) => {
                setReportView({ ...WHOLE_REPORT, show });
                setTweakView('json');
              }}
            />
          )}
          {view === 'json' && <TweakTools index={index} isEmpty={report === null || report.isEmpty} edits={edits} />}
          {actions}
        </PaneTabs>
        <Tabs.Panel className="tb-fill" value="json" keepMounted>
          {index !== null && (
            <PartGuard>
              <FileFieldBar index={index} />
            </PartGuard>
          )}
          <TweaksJsonView
            editor={editor}
            confirmed={confirmed}
            view={reportView}
            onView={(change) => setReportView((before) => ({ ...before, ...change }))}
            renderMap={renderMap}
            edits={edits}
          />
        </Tabs.Panel>
        {tabs.map(
          ([name]) =>
            name !== 'json' && (
              <Tabs.Panel key={name} className="tb-fill" value={name}>
                {view === name && views[name]?.(history)}
              </Tabs.Panel>
            ),
        )}
      </Tabs>
    </section>
  );
}

interface TweakToolsProps {
  index: FlowIndex | null;
  /** True if there is nothing to format, shorten or clear. */
  isEmpty: boolean;
  edits: TweakEdits;
}

/** The tools of the JSON view in the pane's header: Insert tweak, and a menu with actions on the whole text. */
function TweakTools({ index, isEmpty, edits }: TweakToolsProps) {
  return (
    <>
      {index && <InsertTweak index={index} onInsert={edits.insert} onFillIn={edits.fillIn} />}
      {!isEmpty && (
        <ActionMenu
          label="Tweaks menu"
          isInPalette
          actions={[
            { label: 'Format JSON', hint: keysOf('mod+shift+f'), onSelect: edits.format },
            { label: 'Remove tweaks that have no effect', onSelect: edits.minimise },
            { label: 'Group by component', onSelect: () => edits.order('component') },
            { label: 'Sort by name', onSelect: () => edits.order('name') },
            { label: 'Clear tweaks', onSelect: edits.clear },
          ]}
        />
      )}
    </>
  );
}
