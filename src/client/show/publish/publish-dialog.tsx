/** The dialog of demos: what is published from this presentation, and what is published already. */
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { DemoEntry } from '#contract/demos/demo-entry.ts';
import { demoPaths } from '#contract/demos/demo-paths.ts';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { useShowNames } from '../../runs/votes/use-votes.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { Segments } from '../../shell/ui/controls/segments.tsx';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { useIsNarrow } from '../../shell/ui/layout/use-is-narrow.ts';
import { DemoAnswers } from './demo-answers.tsx';
import classes from './publish.module.css';
import { PublishForm } from './publish-form.tsx';
import { PublishedDemos } from './published-demos.tsx';
import { useDemoList } from './use-demo-list.ts';

const LinkDialog = lazyOverlay(async () => (await import('./link-dialog.tsx')).LinkDialog);

const FOR_OTHERS = 'Anyone with the link can use the demo.';
const FOR_TRYING = 'Try the demo out here. Others cannot reach this server yet.';

export interface PublishDialogProps {
  flow: FlowDetail;
  /** Where the flow runs. */
  server: DemoSettings['flow']['server'];
  onClose: () => void;
}

/** The part above the list: a demo that is made or edited, or the answers of one. */
type Shown = { kind: 'form'; edited: string | null } | { kind: 'answers'; name: string };

export function PublishDialog({ flow, server, onClose }: PublishDialogProps) {
  const list = useDemoList();
  const [shown, setShown] = useState<Shown>({ kind: 'form', edited: null });
  /** The row of a demo that was just published. */
  const [published, setPublished] = useState<string | null>(null);
  /** The demo whose link is shown over this dialog. */
  const [linked, setLinked] = useState<DemoEntry | null>(null);
  const isOneColumn = useMediaQuery('(max-width: 1099px)', false, { getInitialValueInEffect: false });
  const [tab, setTab] = useState<'demo' | 'published'>('demo');
  const isNarrow = useIsNarrow();
  const showNames = useShowNames();
  const { showVote } = useNavigate();
  const seeVotes = async (vote: string) => {
    // Whoever sees the names votes no more.
    await showNames(vote);
    onClose();
    showVote(vote);
  };
  const showForm = (edited: string | null) => {
    setShown({ kind: 'form', edited });
    setTab('demo');
  };
  const edited = shown.kind === 'form' ? shown.edited : null;
  const title =
    shown.kind === 'answers' ? `Answers of /p/${shown.name}` : edited === null ? 'Publish a demo' : `Edit /p/${edited}`;
  const hasForm = !isOneColumn || tab === 'demo';
  const hasList = !isOneColumn || tab === 'published';
  return (
    <Dialog
      onClose={onClose}
      // Escape closes the upper dialog.
      closeOnEscape={linked === null}
      size={1100}
      fullScreen={isNarrow}
      classNames={{
        content: `tb-column ${classes.dialog}`,
        header: classes.header ?? '',
        body: `tb-column tb-rest ${classes.body}`,
      }}
      title={title}
      {...(shown.kind === 'form' && { lead: list.canPublish ? FOR_OTHERS : FOR_TRYING })}
    >
      {isOneColumn && (
        <div className={classes.tabs}>
          <Segments
            label="Part"
            choices={[
              ['demo', shown.kind === 'answers' ? 'Answers' : edited === null ? 'New demo' : 'Edit'],
              ['published', `Published ${list.demos.length}`],
            ]}
            value={tab}
            onChange={setTab}
          />
        </div>
      )}
      {hasForm &&
        (shown.kind === 'answers' ? (
          <DemoAnswers key={shown.name} name={shown.name} requests={list.requests} onBack={() => showForm(null)} />
        ) : (
          <PublishForm
            key={shown.edited}
            flow={flow}
            server={server}
            edited={shown.edited}
            list={list}
            onCancel={() => showForm(null)}
            onDone={(entry) => {
              list.put(entry);
              setPublished(entry.name);
              if (shown.edited !== null) setShown({ kind: 'form', edited: null });
              setTab('published');
            }}
          />
        ))}
      {hasList && (
        <PublishedDemos
          list={list}
          published={published}
          onEdit={showForm}
          onLink={setLinked}
          onVotes={(vote) => notifyError(seeVotes(vote), 'The votes are not shown')}
          onAnswers={(name) => {
            setShown({ kind: 'answers', name });
            setTab('demo');
          }}
        />
      )}
      {linked !== null && (
        <LinkDialog
          path={demoPaths.page(linked.name)}
          title={linked.title}
          origins={list.links}
          onClose={() => setLinked(null)}
        />
      )}
    </Dialog>
  );
}
