/** Request, Tweaks and Results side by side, each foldable to a rail. Folding hides a pane; it keeps its state. */
import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useCallback,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { IconLayoutSidebarLeftExpand } from '../../shell/icons/icons.ts';
import { preference } from '../../shell/state/preference.ts';
import { usePageActions } from '../../shell/ui/commands/page-actions.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { SplitPair } from '../../shell/ui/layout/split-pair.tsx';
import { CollapseButton, MaximiseButton } from './pane-buttons.tsx';
import {
  DEFAULT_LAYOUT,
  defaultTweaks,
  foldPane,
  isFolded,
  PANE_LIMITS,
  type PaneLayout,
  parseLayout,
  toggleMaximised,
} from './pane-layout.ts';
import classes from './panes.module.css';
import { useFoldFocus } from './use-fold-focus.ts';
import { useOverlayClosing } from './use-overlay-closing.ts';
import { useReveal } from './use-reveal.ts';

export interface WidePanesProps {
  /** True if there is no room for Request: it is then a rail that opens over the other panes. */
  isCompact: boolean;
  requestSummary: ReactNode;
  tweaksSummary: ReactNode;
  /** Each pane gets the buttons for the end of its header. */
  renderRequest: (actions: ReactNode) => ReactNode;
  renderTweaks: (actions: ReactNode) => ReactNode;
  renderResults: (actions: ReactNode) => ReactNode;
}

const OVERLAY: CSSProperties = {
  position: 'absolute',
  inset: '0 auto 0 44px',
  width: 340,
  zIndex: 10,
  borderRight: '1px solid var(--tb-line2)',
  boxShadow: 'var(--tb-shadow)',
  background: 'var(--tb-surface)',
};

export function WidePanes(props: WidePanesProps) {
  const { isCompact, renderRequest, renderTweaks, renderResults } = props;
  const [layout, change] = usePaneLayout();
  const defaultTweaks = useDefaultTweaks();
  const [isOverlayOpen, setOverlayOpen] = useState(false);
  const isOverlay = isCompact && isOverlayOpen;
  const isRequestRail = isCompact || isFolded(layout, 'request');
  const areTweaksRail = isFolded(layout, 'tweaks');
  const areResultsRail = isFolded(layout, 'results');
  const { request, tweaks, results } = PANE_LIMITS;
  const requestFocus = useFoldFocus(isRequestRail && !isOverlay);
  const tweaksFocus = useFoldFocus(areTweaksRail);

  const overlay = useRef<HTMLDivElement>(null);
  useOverlayClosing(isOverlay, overlay, () => setOverlayOpen(false));

  const right = (
    <div className={`tb-grow tb-surface tb-relative tb-flex ${classes.row}`}>
      {areTweaksRail && (
        <Rail
          name="Tweaks"
          summary={props.tweaksSummary}
          buttonRef={tweaksFocus.expand}
          onExpand={() => change((before) => foldPane(before, 'tweaks', false))}
        />
      )}
      <SplitPair
        direction="row"
        handleLabel="Resize Tweaks"
        sized="first"
        size={layout.tweaks ?? defaultTweaks}
        defaultSize={defaultTweaks}
        minSize={tweaks.min}
        minRest={isCompact ? 320 : results.min}
        onResize={(size) => change((before) => ({ ...before, tweaks: size }))}
        isFirstShown={!areTweaksRail}
        isSecondShown={!areResultsRail}
        first={renderTweaks(
          <>
            <MaximiseButton
              name="Tweaks"
              isMaximised={layout.maximised === 'tweaks'}
              onToggle={() => change((before) => toggleMaximised(before, 'tweaks'))}
            />
            <CollapseButton
              name="Tweaks"
              ref={tweaksFocus.collapse}
              onCollapse={() => change((before) => foldPane(before, 'tweaks', true))}
            />
          </>,
        )}
        second={renderResults(
          <MaximiseButton
            name="Results"
            isMaximised={layout.maximised === 'results'}
            onToggle={() => change((before) => toggleMaximised(before, 'results'))}
          />,
        )}
      />
      {areResultsRail && (
        <Rail name="Results" summary={null} onExpand={() => change((before) => foldPane(before, 'results', false))} />
      )}
    </div>
  );

  useReveal((pane) => {
    if (pane === 'request' && isCompact) setOverlayOpen(true);
    else if (pane !== 'history' && isFolded(layout, pane)) change((before) => foldPane(before, pane, false));
  }, 'history');

  const collapseRequest = () => {
    if (isCompact) setOverlayOpen(false);
    else change((before) => foldPane(before, 'request', true));
  };
  return (
    <div className={`tb-grow tb-surface tb-relative tb-flex ${classes.row}`}>
      {isRequestRail && (
        <Rail
          name="Request"
          summary={props.requestSummary}
          buttonRef={requestFocus.expand}
          isExpanded={isOverlay}
          onExpand={() =>
            isCompact ? setOverlayOpen((before) => !before) : change((before) => foldPane(before, 'request', false))
          }
        />
      )}
      <SplitPair
        direction="row"
        handleLabel="Resize Request"
        sized="first"
        size={layout.request}
        defaultSize={request.default}
        minSize={request.min}
        maxSize={request.max}
        minRest={tweaks.min}
        onResize={(size) => change((before) => ({ ...before, request: size }))}
        isFirstShown={!isRequestRail || isOverlay}
        firstOverlay={isOverlay ? OVERLAY : null}
        first={
          <div className="tb-fill" ref={overlay} data-owns-escape={isOverlay || undefined}>
            {renderRequest(<CollapseButton name="Request" ref={requestFocus.collapse} onCollapse={collapseRequest} />)}
          </div>
        }
        second={right}
      />
    </div>
  );
}

/** The default width of the Tweaks pane in this window, in px. */
function useDefaultTweaks(): number {
  return useSyncExternalStore(subscribe, () => defaultTweaks(window.innerWidth));
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('resize', onChange);
  return () => window.removeEventListener('resize', onChange);
}

const storedLayout = preference('tweakbench.panes.1', { parse: parseLayout }, DEFAULT_LAYOUT);

/** The pane layout. Each tab has its own; a new tab starts with the layout that was used last. */
function usePaneLayout(): [PaneLayout, (change: (layout: PaneLayout) => PaneLayout) => void] {
  const [layout, setLayout] = useState(storedLayout.read);
  const change = useCallback((next: (layout: PaneLayout) => PaneLayout) => {
    setLayout((before) => {
      const after = next(before);
      storedLayout.write(after);
      return after;
    });
  }, []);
  return [layout, change];
}

interface RailProps {
  /** The pane's name, and the name of its region. */
  name: string;
  /** Shown after the name, for example `2 inputs`. */
  summary: ReactNode;
  onExpand: () => void;
  buttonRef?: RefObject<HTMLButtonElement | null>;
  /** True while the Request pane is open over the others. */
  isExpanded?: boolean;
}

/** A folded pane: a narrow strip with a button to unfold it and a summary of the pane. */
function Rail({ name, summary, onExpand, buttonRef, isExpanded = false }: RailProps) {
  const label = `Expand ${name}`;
  usePageActions('buttons of the panes', [{ label, onSelect: onExpand, isBlocked: isExpanded }]);
  return (
    <section
      className={`tb-row tb-fixed tb-bg tb-column ${classes.rail}`}
      aria-label={isExpanded ? `${name} rail` : name}
    >
      <IconButton
        ref={buttonRef ?? null}
        icon={IconLayoutSidebarLeftExpand}
        label={label}
        tip
        aria-expanded={isExpanded}
        onClick={onExpand}
      />
      <p className={`tb-quiet tb-strong tb-size-sm tb-one-line ${classes.railLabel}`}>
        {name}
        {summary === null ? null : <> · {summary}</>}
      </p>
    </section>
  );
}
