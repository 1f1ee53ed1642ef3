/** The fields of a demo with their buttons. */

import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DemoEntry } from '#contract/demos/demo-entry.ts';
import { demoPaths } from '#contract/demos/demo-paths.ts';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { type DemoBase, type DemoForm, toDemoSettings, withoutVoted } from '#show/demo/demo-form.ts';
import { addressProblem, formProblem, nameProblem } from '#show/demo/form-problem.ts';
import { proposedAddress } from '#show/demo/proposed-address.ts';
import { demoProblem } from '#show/knobs/demo-problem.ts';
import { votedFields } from '#show/knobs/vote-difference.ts';
import { useTweakRules } from '../../draft/use-tweak-rules.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { IconEye } from '../../shell/icons/icons.ts';
import { DemoAddress } from './demo-address.tsx';
import { DemoLimits } from './demo-limits.tsx';
import { DemoQuestions } from './demo-questions.tsx';
import { ChangedDemo } from './demo-requests.ts';
import { GoPublic } from './go-public.tsx';
import { KnobRows } from './knob-rows.tsx';
import classes from './publish.module.css';
import type { DemoListing } from './use-demo-list.ts';

export interface DemoFieldsProps {
  flow: FlowDetail;
  server: DemoSettings['flow']['server'];
  list: Pick<DemoListing, 'demos' | 'requests' | 'canPublish' | 'links'>;
  /** Null for a new demo. */
  entry: DemoEntry | null;
  first: DemoForm;
  base: DemoBase;
  onCancel: () => void;
  onDone: (entry: DemoEntry) => void;
  /** Reads the demo again. */
  onReload?: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** Addresses that are taken. */
export function takenAddresses({ demos }: DemoFieldsProps['list']): ReadonlySet<string> {
  return new Set(demos.map(({ name }) => name));
}

export function DemoFields({ flow, server, list, entry, first, base, onCancel, onDone, onReload }: DemoFieldsProps) {
  const { requests } = list;
  const isClosed = entry === null && !list.canPublish;
  const rules = useTweakRules();
  const [filled, setForm] = useState(first);
  const [password, setPassword] = useState('');
  const [removesPassword, setRemovesPassword] = useState(false);
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Error | null>(null);
  /** The path of the new demo, until the form is edited. */
  const [published, setPublished] = useState<string | null>(null);
  const change = (part: Partial<DemoForm>) => {
    setForm((before) => ({ ...before, ...part }));
    setRefusal(null);
    setPublished(null);
  };
  /** The address follows the title until it is typed. */
  const [follows, setFollows] = useState(entry === null);
  const retitle = (title: string) =>
    change({ title, ...(follows && { name: proposedAddress(title, takenAddresses(list)) }) });
  // If the flow of the demo is not open, the page cannot check the fields, and the server does.
  const judged = base.flow.id === flow.id ? { index: flow.index, rules } : null;
  const voted = judged === null ? NONE : votedFields(judged, toDemoSettings(filled, base));
  const form = withoutVoted(filled, voted);
  const { data: isFree = null } = useQuery({
    queryKey: ['demo-name', form.name],
    queryFn: async ({ signal }) => {
      // Wait for a pause, so that there is no request for each letter.
      await new Promise((done) => setTimeout(done, 250));
      signal.throwIfAborted();
      return requests.isFree(form.name, signal);
    },
    enabled: entry === null && nameProblem(form.name) === null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const index = judged?.index ?? null;
  const settings = () => toDemoSettings(form, base);
  const isShort = password !== '' && password.length < 4;
  const refused = judged === null ? null : demoProblem(judged, settings());
  const fault =
    formProblem(form, index) ??
    (refused === null ? null : `${refused}.`) ??
    (isShort ? 'Give the password 4 characters at least.' : null);
  const problem = fault ?? (entry === null && !isClosed ? addressProblem(form.name, isFree) : null);
  const send = async () => {
    if (problem !== null || isSending) return;
    setSending(true);
    try {
      if (entry === null) {
        onDone(await requests.publish(form.name, settings(), password === '' ? null : password));
        // Only the address is cleared: the rest may serve for another demo.
        change({ name: '' });
        setPublished(demoPaths.page(form.name));
      } else {
        const next = removesPassword ? null : password === '' ? undefined : password;
        onDone(await requests.edit(entry.name, entry.version, settings(), next));
      }
    } catch (thrown) {
      setRefusal(thrown instanceof Error ? thrown : new Error(String(thrown)));
    } finally {
      setSending(false);
    }
  };
  const tryIt = async () => {
    if (fault !== null) return setRefusal(new Error(fault));
    // Opened at once: after the answer of the server the browser would block it.
    const tab = window.open('', '_blank');
    try {
      const path = await requests.tryOut(settings());
      if (tab !== null) tab.location.href = path;
    } catch (thrown) {
      tab?.close();
      setRefusal(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  };
  const { perHour, variants } = form;
  const load =
    server === 'langflow'
      ? `Your Langflow gets at most ${variants === null ? perHour : 2 * perHour} requests an hour from this demo. Your key stays on this server.`
      : `This server answers at most ${perHour} questions an hour of this demo${variants === null ? '' : ', each twice'}.`;
  return (
    <>
      <div className={`tb-scroll-y ${classes.columns}`}>
        <div className={`tb-column tb-shrink ${classes.left}`}>
          <DemoAddress
            origin={list.links[0]}
            name={form.name}
            isFixed={entry !== null}
            isFree={isFree}
            onName={(name) => {
              setFollows(false);
              change({ name });
            }}
          />
          <div className={`tb-stack ${classes.pair}`}>
            <TextInput
              label="Title"
              maxLength={120}
              value={form.title}
              onChange={({ currentTarget }) => retitle(currentTarget.value)}
            />
            <TextInput
              label="Subtitle"
              maxLength={400}
              value={form.lead}
              onChange={({ currentTarget }) => change({ lead: currentTarget.value })}
            />
          </div>
          <DemoQuestions form={form} onChange={change} />
          <KnobRows form={filled} flow={judged} voted={voted} onChange={change} />
        </div>
        <DemoLimits
          form={form}
          publishedVariants={first.variants}
          flow={base.flow.id}
          isOpenFlow={index !== null}
          onChange={change}
          password={password}
          onPassword={(typed) => {
            setPassword(typed);
            setPublished(null);
          }}
          hasPassword={entry?.hasPassword ?? false}
          removesPassword={removesPassword}
          onRemovesPassword={setRemovesPassword}
        />
      </div>
      <div className={`tb-row tb-wrap tb-fixed tb-hairline-above ${classes.foot}`}>
        <p className={refusal === null ? 'tb-quiet' : 'tb-problem'} role={refusal === null ? undefined : 'alert'}>
          {refusal?.message ?? (published === null ? (problem ?? load) : `Published at ${published}.`)}
        </p>
        {refusal instanceof ChangedDemo && onReload && <Button onClick={onReload}>Load their version</Button>}
        {entry !== null && <Button onClick={onCancel}>Cancel</Button>}
        <Button
          leftSection={<IconEye size={16} stroke={1.6} aria-hidden="true" />}
          aria-disabled={fault !== null}
          onClick={() => void tryIt()}
        >
          Try it first
        </Button>
        {isClosed ? (
          <GoPublic />
        ) : (
          <Button variant="filled" aria-disabled={problem !== null || isSending} onClick={() => void send()}>
            {entry === null ? 'Publish' : 'Save changes'}
          </Button>
        )}
      </div>
    </>
  );
}
