/** Who you are on this server, as a disc that opens your name. Shows nothing where people have no names. */
import { Popover } from '@mantine/core';
import { useId, useState } from 'react';
import { useWorkspace } from '../../api/workspace-query.ts';
import { PersonDisc } from '../../blocks/person/person-disc.tsx';
import { useWho } from '../../blocks/person/use-who.ts';
import classes from './person.module.css';
import { PersonForm } from './person-form.tsx';

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
          <PersonDisc name={who.you} who={who} isLarge isNamed />
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
