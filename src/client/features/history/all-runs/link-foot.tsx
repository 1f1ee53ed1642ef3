/** The permanent link of the run that the page shows, at the foot of All runs. */
import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { copyRunLink, runLink } from '../../../navigation/copy-run-link.ts';
import classes from './all-runs.module.css';

export interface LinkFootProps {
  id: string;
  number: number;
}

export function LinkFoot({ id, number }: LinkFootProps) {
  const { host, pathname, search } = new URL(runLink(id));
  return (
    <div className={`tb-row tb-fixed tb-sm tb-quiet tb-sunken tb-hairline-above tb-gap-md ${classes.foot}`}>
      <p className="tb-fixed">
        Permanent link of <span className="tb-mono tb-strong">#{number}</span>
      </p>
      <p className="tb-mono tb-cut">{`${host}${pathname}${search}`}</p>
      <Button
        size="xs"
        variant="default"
        className="tb-fixed"
        leftSection={<IconCopy size={14} stroke={1.6} aria-hidden="true" />}
        onClick={() => void copyRunLink({ id, number })}
      >
        Copy link
      </Button>
      <p className={`tb-end tb-cut ${classes.linkNote}`}>Opens as it was, without running again.</p>
    </div>
  );
}
