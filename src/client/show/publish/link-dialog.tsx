/** The link of a demo, to copy and as a QR code for the people in the room. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import { isLoopback } from '#contract/loopback.ts';
import { linkReach } from '../../shell/navigation/link-reach.ts';
import { CommandLine } from '../../shell/ui/controls/command-line.tsx';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { useIsNarrow } from '../../shell/ui/layout/use-is-narrow.ts';
import classes from './link-dialog.module.css';
import { QrCode } from './qr-code.tsx';

export interface LinkDialogProps {
  /** Such as `/p/refunds`. */
  path: string;
  title: string;
  /** Possible beginnings of the link, the best first. */
  origins: readonly [string, ...string[]];
  onClose: () => void;
}

export function LinkDialog({ path, title, origins, onClose }: LinkDialogProps) {
  const [origin, setOrigin] = useState<string>(origins[0]);
  const isNarrow = useIsNarrow();
  const link = origin + path;
  return (
    <Dialog onClose={onClose} size={620} fullScreen={isNarrow} title={`Link to ${path}`} lead={title}>
      <div className={`tb-column tb-gap-md tb-above-sm ${classes.body}`}>
        {origins.length > 1 && (
          <Select
            label="Address of this server"
            data={[...origins]}
            value={origin}
            allowDeselect={false}
            onChange={(next) => next !== null && setOrigin(next)}
          />
        )}
        <CommandLine command={link} what="link" />
        {isLoopback(new URL(origin).hostname) && <p className="tb-warning">{linkReach('open it')}</p>}
        <QrCode text={link} label={`QR code of ${link}`} className={classes.code} />
      </div>
    </Dialog>
  );
}
