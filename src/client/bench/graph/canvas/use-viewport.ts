/** The viewport of the graph. */
import { useReactFlow } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Box } from '../model/graph-layout.ts';
import { BUTTONS, openingView } from './opening-view.ts';

const FIT = { padding: { x: 0.06, top: `${BUTTONS.height}px`, bottom: 0.06 }, maxZoom: 1 } as const;
const READABLE = 0.8;
/** Margin around a node that is brought into view. */
const MARGIN = 24;
const MOVE_MS = 160;

function isMotionReduced(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Calls `act` when the button of a component is mounted: nodes outside the view mount only when they come into view. */
function whenMounted(root: HTMLElement, component: string, act: (button: HTMLElement) => void): void {
  const find = () => root.querySelector<HTMLElement>(`[data-component="${CSS.escape(component)}"]`);
  const now = find();
  if (now) {
    act(now);
    return;
  }
  const observer = new MutationObserver(() => {
    const button = find();
    if (!button) return;
    observer.disconnect();
    act(button);
  });
  observer.observe(root, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), 2000);
}

export function useViewport(
  container: RefObject<HTMLDivElement | null>,
  boxes: ReadonlyMap<string, Box>,
  notes: readonly Box[],
  /** The first component of the flow. */
  first: string | null,
  selected: string | null,
) {
  const flow = useReactFlow();
  /** False until the initial view is set. */
  const [isReady, setReady] = useState(false);
  const hasMoved = useRef(false);

  const isInView = useCallback(
    (box: Box) => {
      const root = container.current;
      if (!root) return true;
      const { x, y, zoom } = flow.getViewport();
      const left = box.x * zoom + x;
      const top = box.y * zoom + y;
      return (
        left >= MARGIN / 2 &&
        top >= MARGIN / 2 &&
        left + box.width * zoom <= root.clientWidth - MARGIN / 2 &&
        top + box.height * zoom <= root.clientHeight - MARGIN / 2
      );
    },
    [container, flow],
  );
  const centre = useCallback(
    (box: Box, isCentred: boolean) => {
      const zoom = isCentred ? Math.max(flow.getZoom(), READABLE) : flow.getZoom();
      const duration = isMotionReduced() ? 0 : MOVE_MS;
      void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom, duration });
    },
    [flow],
  );
  /** Fits the whole graph, however small. */
  const fitAll = useCallback(() => {
    hasMoved.current = true;
    void flow.fitView({ ...FIT, duration: isMotionReduced() ? 0 : MOVE_MS });
  }, [flow]);
  /** Brings a node into view and focuses it. */
  const lead = useCallback(
    (component: string, { isCentred }: { isCentred: boolean }) => {
      const box = boxes.get(component);
      const root = container.current;
      if (!box || !root) return;
      if (isCentred || !isInView(box)) {
        hasMoved.current = true;
        centre(box, isCentred);
      }
      whenMounted(root, component, (button) => button.focus({ preventScroll: true }));
    },
    [boxes, centre, container, isInView],
  );
  /** Call it when the user has moved the graph, which is then no longer moved automatically. */
  const moved = useCallback((event: unknown) => {
    if (event !== null) hasMoved.current = true;
  }, []);

  /** When the pane's width changes, sets the initial view again; when its height shrinks, keeps the selected node in view. */
  const resized = useEffectEvent((root: HTMLElement, isWidth: boolean) => {
    const start = first === null ? undefined : boxes.get(first);
    if (isWidth && !hasMoved.current && start) {
      const room = { width: root.clientWidth, height: root.clientHeight };
      void flow.setViewport(openingView(room, [...boxes.values()], notes, start));
    }
    const box = selected === null ? undefined : boxes.get(selected);
    if (box && (!isWidth || !hasMoved.current) && !isInView(box)) centre(box, false);
    setReady(true);
  });
  useEffect(() => {
    const root = container.current;
    if (!root) return;
    let width = 0;
    const observer = new ResizeObserver(() => {
      // While another mode is shown the pane has no size, so nothing can be fitted.
      if (root.clientWidth === 0) return;
      const isWidth = Math.abs(root.clientWidth - width) > 1;
      width = root.clientWidth;
      resized(root, isWidth);
    });
    observer.observe(root);
    return () => observer.disconnect();
  }, [container]);

  return { isReady, fitAll, moved, lead };
}
