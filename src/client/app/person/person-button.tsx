/** Who you are on this server, as a disc that opens your name. Shows nothing where people have no names. */

import { Popover, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { LONGEST_PERSON, type WorkspaceInfo } from '#contract/workspace/workspace-info.ts';
import { OwnDisc, PersonDisc } from '../../blocks/person/person-disc.tsx';
import { useWho, type Who } from '../../blocks/person/use-who.ts';
import { workspaceFailure } from '../../shell/api/workspace-failure.ts';
import { usePeople, useSetName, useWorkspace } from '../../shell/api/workspace-query.ts';
import classes from './person.module.css';

export function PersonButton() {
  const workspace = useWorkspace();
  const who = useWho();
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  if (workspace === null || who === null) return null;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={`tb-plain tb-fixed tb-relative ${classes.button}`}
          aria-label={`You: ${who.you ?? 'no name'}`}
          title={who.you ?? 'You have no name here'}
          onClick={() => setOpen((before) => !before)}
        >
          <OwnDisc who={who} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-labelledby={titleId} p={14}>
        <h2 id={titleId} className="tb-md tb-strong tb-below-sm">
          You on this server
        </h2>
        <PersonForm you={workspace.you} who={who} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Your name on this server, and whom you share it with. A name is saved on Enter, and when you leave the field. */
function PersonForm({ you, who }: { you: WorkspaceInfo['you']; who: Who }) {
  const people = usePeople();
  return (
    <>
      {you.from === 'proxy' ? <GivenName name={you.name} /> : <OwnName name={you.name ?? ''} />}
      {who.hasNames && people.length > 0 && (
        <div className="tb-row tb-wrap tb-above-md">
          <p className="tb-sm tb-quiet">With runs here</p>
          <ul className={`tb-list tb-row tb-wrap tb-gap-xs ${classes.discs}`} aria-label="People with runs here">
            {people.map(({ name }) => (
              <li key={`${name === null} ${name}`}>
                <PersonDisc name={name} who={who} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function GivenName({ name }: { name: string | null }) {
  return (
    <TextInput
      label="Your name"
      readOnly
      value={name ?? ''}
      placeholder="No name"
      description={
        name === null
          ? 'A proxy names the people of this server, but it named nobody in your requests.'
          : 'The proxy of this server gives it, so you cannot change it here. Everybody on this server sees it next to your runs.'
      }
    />
  );
}

function OwnName({ name }: { name: string }) {
  const [text, setText] = useState(name);
  const { mutate, isPending, isSuccess, error } = useSetName();
  function save() {
    if (text.trim() !== name && !isPending) mutate(text, { onSuccess: ({ you }) => setText(you.name ?? '') });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    save();
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        label="Your name"
        data-autofocus
        maxLength={LONGEST_PERSON}
        autoComplete="name"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={save}
        description="Everybody on this server sees it next to your runs. Runs that you made before keep the name they have."
        error={error && `Your name was not saved. ${workspaceFailure(error)}`}
      />
      <p className={`tb-sm tb-quiet ${classes.saved}`} role="status">
        {isPending ? 'Saving' : isSuccess && text.trim() === name ? 'Saved' : ''}
      </p>
    </form>
  );
}
