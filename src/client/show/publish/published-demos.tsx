/** The demos that are published from this server, with what became of them. */

import { useEffect, useRef } from 'react';
import type { DemoEntry } from '#contract/demos/demo-entry.ts';
import { demoPaths } from '#contract/demos/demo-paths.ts';
import { isLoopback } from '#contract/loopback.ts';
import { dayText } from '#contract/text/time-text.ts';
import { endOfDay } from '#show/demo/demo-form.ts';
import { IconLock } from '../../shell/icons/icons.ts';
import { linkReach } from '../../shell/navigation/link-reach.ts';
import { copyText } from '../../shell/ui/browser/copy-text.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { AskButton } from '../../shell/ui/controls/ask-button.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import classes from './published-demos.module.css';
import type { DemoListing } from './use-demo-list.ts';

export interface PublishedDemosProps {
  list: DemoListing;
  /** The demo that was just published: its link is selected, and its Copy link has the focus. */
  published: string | null;
  onEdit: (name: string) => void;
  onAnswers: (name: string) => void;
  /** Shows the link with its QR code. */
  onLink: (demo: DemoEntry) => void;
  /** `vote` is the id of the vote. */
  onVotes: (vote: string) => void;
}

const COLUMNS = [
  'Published',
  'Flow',
  'Open until',
  'Visits',
  'Questions',
  'Votes',
  { name: 'Actions', isNameHidden: true },
];
const DAY_MS = 86_400_000;
/** How many days a demo is open that is published again. */
const AGAIN_DAYS = 30;

export function PublishedDemos({ list, published, onEdit, onAnswers, onLink, onVotes }: PublishedDemosProps) {
  const { demos } = list;
  return (
    <ScrollBox label="Published demos, scroll" className={`tb-fixed tb-hairline-above ${classes.box}`}>
      <DataTable label="Published demos" className={`tb-wide ${classes.table}`} columns={COLUMNS}>
        {demos.map((demo) => (
          <Row
            key={demo.name}
            demo={demo}
            list={list}
            isNew={demo.name === published}
            onEdit={() => onEdit(demo.name)}
            onAnswers={() => onAnswers(demo.name)}
            onLink={() => onLink(demo)}
            onVotes={onVotes}
          />
        ))}
      </DataTable>
      {demos.length === 0 && <p className={`tb-sm tb-quiet ${classes.none}`}>Nothing is published yet.</p>}
    </ScrollBox>
  );
}

interface RowProps extends Pick<PublishedDemosProps, 'list' | 'onVotes'> {
  demo: DemoEntry;
  isNew: boolean;
  onEdit: () => void;
  onAnswers: () => void;
  onLink: () => void;
}

function Row({ demo, list: { links, requests, put, remove }, isNew, onEdit, onAnswers, onLink, onVotes }: RowProps) {
  const { name, state, votes } = demo;
  const vote = votes?.id ?? null;
  const path = demoPaths.page(name);
  const address = useRef<HTMLAnchorElement>(null);
  const copy = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isNew || address.current === null) return;
    copy.current?.scrollIntoView({ block: 'nearest' });
    copy.current?.focus();
    getSelection()?.selectAllChildren(address.current);
  }, [isNew]);
  const copyLink = async () => {
    const [origin] = links;
    const isCopied = await copyText(origin + path);
    const reach = isLoopback(new URL(origin).hostname) ? `. ${linkReach('open it')}` : '';
    notify({ message: isCopied ? `Link to ${path} copied${reach}` : 'The browser did not allow copying' });
  };
  const again = () => requests.switchTo(name, true, endOfDay(Date.now() + AGAIN_DAYS * DAY_MS)).then(put);
  return (
    <tr>
      <td>
        <a ref={address} className="tb-mono tb-strong" href={path} target="_blank" rel="noreferrer">
          {path}
        </a>
        {demo.hasPassword && (
          <IconLock
            className={`tb-faint ${classes.lock}`}
            size={14}
            stroke={1.6}
            role="img"
            aria-label="with a password"
          />
        )}
      </td>
      <td className="tb-cut">{votes === null ? demo.flow.name : `${demo.flow.name}, blind vote`}</td>
      <td className="tb-quiet">{openText(demo)}</td>
      <td className="tb-mono">{demo.visits}</td>
      <td className="tb-mono">{demo.questions}</td>
      <td className="tb-mono">{votes?.count ?? '–'}</td>
      <td>
        <div className={`tb-row tb-to-end ${classes.actions}`}>
          {state === 'open' ? (
            <>
              <button
                type="button"
                ref={copy}
                className="tb-link tb-strong"
                aria-label={`Copy link to ${path}`}
                onClick={() => void copyLink()}
              >
                Copy link
              </button>
              <button type="button" className="tb-link tb-strong" aria-label={`QR code of ${path}`} onClick={onLink}>
                QR code
              </button>
              <AskButton
                word="Revoke"
                label={`Revoke ${path}`}
                question={`Revoke ${path}? Its link stops working now. The counts stay.`}
                onConfirm={() => notifyError(requests.switchTo(name, false).then(put), 'The demo is still open')}
              />
            </>
          ) : (
            <>
              <button
                type="button"
                className="tb-link tb-strong"
                aria-label={`Publish ${path} again`}
                onClick={() => notifyError(again(), 'The demo was not published again')}
              >
                Publish again
              </button>
              <AskButton
                word="Delete"
                label={`Delete ${path}`}
                question={`Delete ${path}? Its counts and answers are deleted too.`}
                onConfirm={() =>
                  notifyError(
                    requests.remove(name).then(() => remove(name)),
                    'The demo was not deleted',
                  )
                }
              />
            </>
          )}
          <ActionMenu
            label={`Menu of ${path}`}
            actions={[
              { label: 'Edit', onSelect: onEdit },
              { label: 'See answers', onSelect: onAnswers },
              ...(votes === null
                ? []
                : [{ label: 'See votes', isBlocked: vote === null, onSelect: () => vote !== null && onVotes(vote) }]),
            ]}
          />
        </div>
      </td>
    </tr>
  );
}

function openText({ state, openUntil, perHour }: DemoEntry): string {
  if (state === 'revoked') return '– revoked';
  if (state === 'ended') return openUntil === null ? '– ended' : `– ended ${dayText(openUntil)}`;
  return `${openUntil === null ? 'no end' : dayText(openUntil)}, ${perHour} an hour`;
}
