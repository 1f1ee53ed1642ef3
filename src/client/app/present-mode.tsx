/** Present, put together from the parts of the page that it shows. */

import { Button } from '@mantine/core';
import { Suspense, useCallback, useMemo } from 'react';
import { writePresentation } from '#show/knobs/presentation-file.ts';
import { type ReadSuiteVariants, SuiteVariantsContext } from '../blocks/variants/suite-variants.ts';
import { useKnobs } from '../draft/knobs/use-knobs.ts';
import { useDraftForm } from '../draft/use-draft.ts';
import { usePageServices } from '../runs/page-services.ts';
import { useFlow } from '../shell/api/flows-query.ts';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import type { PageMode } from '../shell/navigation/navigation-state.ts';
import { useFlowId } from '../shell/navigation/use-url-key.ts';
import { chooseFiles } from '../shell/ui/browser/choose-files.ts';
import { downloadFile } from '../shell/ui/browser/download-file.ts';
import { notifyError } from '../shell/ui/feedback/notify-error.ts';
import { PresentView } from '../show/present/present-view.tsx';
import { PublishButton } from '../show/publish/publish-button.tsx';
import { useConnectionLabel } from './connection/use-connection-label.ts';
import { OpenFlowNeeds } from './open-flow-needs.tsx';
import { PaneGuard } from './panes/pane-guard.tsx';
import classes from './present-mode.module.css';

export interface PresentModeProps {
  leaveTo: PageMode;
  copyLink: () => void;
  openFiles: (files: readonly File[]) => Promise<void>;
}

export function PresentMode({ leaveTo, copyLink, openFiles }: PresentModeProps) {
  const flowId = useFlowId();
  const { setMode } = useNavigate();
  const flow = useFlow(flowId);
  const detail = flow.data ?? null;
  const form = useDraftForm();
  const { knobs } = useKnobs();
  const { text } = useConnectionLabel();
  const services = usePageServices();
  const readVariants = useCallback<ReadSuiteVariants>(
    async (id) => (await import('../tests/runs/read-suite-variants.ts')).readSuiteVariants(services, id),
    [services],
  );
  const leave = useCallback(() => {
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    setMode(leaveTo);
  }, [leaveTo, setMode]);
  const actions = useMemo(() => {
    const save = () => {
      if (detail === null) return;
      const { fileName, text: file } = writePresentation(
        { flow: detail, draft: form.getValues(), knobs, mode: 'present' },
        detail.index,
      );
      downloadFile(fileName, file);
    };
    const open = async () => {
      await openFiles(await chooseFiles('.json,application/json', { multiple: false }));
    };
    return [
      { label: 'Copy link', onSelect: copyLink },
      { label: 'Save presentation', onSelect: save },
      { label: 'Open presentation', onSelect: () => notifyError(open(), 'Nothing was opened') },
    ];
  }, [copyLink, detail, form, knobs, openFiles]);
  if (detail === null) {
    return (
      <main className={`tb-gap-lg tb-stack tb-start ${classes.nothing}`} aria-label="Present">
        <p>{flowId !== null && flow.isPending ? 'Loading the flow' : 'Choose a flow first, then present it.'}</p>
        <Button onClick={leave}>Leave</Button>
      </main>
    );
  }
  return (
    <PaneGuard onLeave={leave}>
      <Suspense>
        <PresentView
          key={detail.id}
          flow={detail}
          server={text}
          actions={actions}
          publish={
            <SuiteVariantsContext value={readVariants}>
              <PublishButton flow={detail} />
            </SuiteVariantsContext>
          }
          needs={<OpenFlowNeeds onConnect={leave} />}
          onLeave={leave}
        />
      </Suspense>
    </PaneGuard>
  );
}
