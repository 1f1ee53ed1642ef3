/** The planned requests as source code in a chosen language. */
import { Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import * as z from 'zod/mini';
import { isRelayed } from '#run/model/connection.ts';
import type { PlannedRequest } from '#run/model/request-plan.ts';
import {
  languageLabel,
  makeSnippet,
  SNIPPET_LANGUAGES,
  type SnippetLanguage,
  snippetFileName,
} from '#run/snippets/make-snippet.ts';
import { toSnippetRequest } from '#run/snippets/snippet-request.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useRelayHasKey } from '../../shell/api/relay-query.ts';
import { IconDownload } from '../../shell/icons/icons.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { preference, usePreference } from '../../shell/state/preference.ts';
import { downloadFile } from '../../shell/ui/browser/download-file.ts';
import { CopyButton } from '../../shell/ui/controls/copy-button.tsx';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { SnippetChoice } from './snippet-choice.tsx';
import classes from './snippet-section.module.css';
import { type CodePart, splitCode } from './split-code.ts';

const CLASSES: Record<CodePart['kind'], string | undefined> = {
  plain: undefined,
  text: 'tb-accent',
  comment: 'tb-quiet',
  word: 'tb-quiet tb-medium',
};

/** A longer snippet is truncated on the page, but copied and saved in full. */
const MAX_DRAWN = 60_000;

const snippetLanguage = preference<SnippetLanguage>('tweakbench.snippet-language', z.enum(SNIPPET_LANGUAGES), 'curl');

export interface SnippetSectionProps {
  /** At least one. */
  requests: readonly [PlannedRequest, ...PlannedRequest[]];
}

export function SnippetSection({ requests }: SnippetSectionProps) {
  const [language, setLanguage] = usePreference(snippetLanguage);
  const [chosen, setChosen] = useState<number | 'all'>(0);
  const flow = useOpenFlow();
  const index = flow?.index ?? null;
  const { connection } = useConnection();
  const relayHasKey = useRelayHasKey(connection.address);
  const needsKey = connection.apiKey !== null || (isRelayed(connection) && relayHasKey);
  const address = connection.address ?? location.origin;
  const selection = chosen === 'all' ? chosen : Math.min(chosen, requests.length - 1);

  const source = useMemo(() => {
    const one = selection === 'all' ? null : (requests[selection] ?? requests[0]);
    return makeSnippet(
      language,
      toSnippetRequest({ requests: one === null ? requests : [one], index, address, needsKey }),
    );
  }, [requests, selection, language, index, address, needsKey]);

  const fileName = snippetFileName(
    language,
    flow?.name ?? '',
    selection === 'all' ? 'requests' : `request-${selection + 1}`,
  );
  const left = source.length - MAX_DRAWN;
  return (
    <section className={classes.section} aria-label="Snippet">
      <Tabs
        className={classes.languages ?? ''}
        value={language}
        onChange={(next) => {
          const known = SNIPPET_LANGUAGES.find((name) => name === next);
          if (known !== undefined) setLanguage(known);
        }}
      >
        <div className={`tb-row tb-wrap tb-between tb-hairline ${classes.head}`}>
          <Tabs.List className={classes.tabs ?? ''} aria-label="Snippet language">
            {SNIPPET_LANGUAGES.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {languageLabel(name)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <div className={`tb-row tb-end tb-wrap ${classes.actions}`}>
            {requests.length > 1 && <SnippetChoice count={requests.length} chosen={selection} onChoose={setChosen} />}
            <IconButton
              icon={IconDownload}
              label="Download snippet"
              tip={`Download ${fileName}`}
              onClick={() => downloadFile(fileName, source, 'text/plain')}
            />
            <CopyButton label="Copy snippet" text={source} />
          </div>
        </div>
        <Tabs.Panel className={classes.shown ?? ''} value={language} data-scrolls>
          <HighlightedCode language={language} text={left > 0 ? source.slice(0, MAX_DRAWN) : source} />
          {left > 0 && (
            <p className={`tb-sm-tall tb-quiet ${classes.note}`}>
              {left.toLocaleString('en')} more characters are not shown. Copy and Download include them.
            </p>
          )}
        </Tabs.Panel>
      </Tabs>
      {isRelayed(connection) && (
        <p className={`tb-sm-tall tb-quiet ${classes.note}`}>
          The snippet calls {address} directly. This page reaches it through this server.
        </p>
      )}
    </section>
  );
}

/** Source code with highlighted strings, comments and keywords. */
function HighlightedCode({ language, text }: { language: SnippetLanguage; text: string }) {
  const parts = useMemo(() => splitCode(text, language), [text, language]);
  return (
    <pre className={`tb-sm-tall tb-mono tb-pre ${classes.code}`}>
      {parts.map(({ kind, text: part, start }) =>
        kind === 'plain' ? (
          part
        ) : (
          <span key={start} className={CLASSES[kind]}>
            {part}
          </span>
        ),
      )}
    </pre>
  );
}
