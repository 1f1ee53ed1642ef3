/** The views of a part of the page that is open for a while, such as a dialog: they are not in the URL, and show no run. */
import { type ReactNode, useMemo, useState } from 'react';
import { NavigateContext, UrlValues, useNavigate } from './navigate.tsx';
import type { NavigationState } from './navigation-state.ts';

export interface LocalViewsProps {
  /** The flow that the part is about; it need not be the open one. */
  flowId: string;
  children: ReactNode;
}

export function LocalViews({ flowId, children }: LocalViewsProps) {
  const page = useNavigate();
  const [views, setViews] = useState<Pick<NavigationState, 'tweaks' | 'component'>>({
    tweaks: 'json',
    component: null,
  });
  const navigate = useMemo(
    () => ({
      ...page,
      setTweakView: (tweaks: NavigationState['tweaks']) => setViews((before) => ({ ...before, tweaks })),
      selectComponent: (component: string | null) => setViews((before) => ({ ...before, component })),
      openGraph: (component: string) => setViews({ tweaks: 'graph', component }),
    }),
    [page],
  );
  return (
    <NavigateContext value={navigate}>
      <UrlValues state={{ ...views, flow: flowId, run: null }}>{children}</UrlValues>
    </NavigateContext>
  );
}
