/** Publishes the samples of this product into the connected Langflow, and says what it made. */
import '@mantine/core/styles/Group.layer.css';
import { Button, Group } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { type InstalledSample, SAMPLE_MODEL } from '#run/install-samples.ts';
import { RequestError } from '../../api/fetch-json.ts';
import { useInstallSamples } from '../../api/install-query.ts';
import { useNavigation } from '../../navigation/use-navigation.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import classes from './install-samples-dialog.module.css';

const CLOSE = { 'aria-label': 'Close' };

export function InstallSamplesDialog({ server, onClose }: { server: string; onClose: () => void }) {
  const install = useInstallSamples();
  const { setFlowId } = useNavigation();
  const first = install.data?.find(({ id }) => id !== null);
  const isStarted = useRef(false);
  const { mutate } = install;
  useEffect(() => {
    // Once, also where effects run twice: installing writes to the server.
    if (isStarted.current) return;
    isStarted.current = true;
    mutate();
  }, [mutate]);
  return (
    <Dialog onClose={onClose} title="Install sample flows" size={480} closeButtonProps={CLOSE}>
      <div aria-live="polite">
        {install.isPending && <p>Asking {server} for its components, then sending each sample</p>}
        {install.isError && <p role="alert">{problemOf(install.error)}</p>}
        {install.data && <p>{summaryOf(install.data, server)}</p>}
      </div>
      {install.data && (
        <ul className={classes.list} aria-label="Sample flows">
          {install.data.map((sample) => (
            <li key={sample.name} className={classes.item}>
              <StateMark state={MARKS[sample.outcome]} />
              <span className={classes.name}>{sample.name}</span>
              <span className={classes.note}>{noteOf(sample)}</span>
            </li>
          ))}
        </ul>
      )}
      {install.data?.some(({ outcome }) => outcome === 'made') && (
        <p>
          Their Language Model components are set to {SAMPLE_MODEL}, with the server’s own <code>OPENAI_API_KEY</code>.
        </p>
      )}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        {first?.id && (
          <Button
            onClick={() => {
              setFlowId(first.id);
              onClose();
            }}
          >
            Open {first.name}
          </Button>
        )}
      </Group>
    </Dialog>
  );
}

const MARKS = { made: 'applied', 'already-there': 'no-op', failed: 'refused' } as const;

function noteOf({ outcome, missingTypes, detail }: InstalledSample): string {
  if (outcome === 'failed') return `Not made: ${detail}`;
  if (outcome === 'already-there') return 'Was there already';
  return missingTypes.length === 0 ? 'Made' : `Made, but this server has no ${missingTypes.join(', ')}`;
}

function summaryOf(samples: readonly InstalledSample[], server: string): string {
  const made = samples.filter(({ outcome }) => outcome === 'made').length;
  const kept = samples.filter(({ outcome }) => outcome === 'already-there').length;
  return `${made} of ${samples.length} made on ${server}${kept > 0 ? `, ${kept} ${kept === 1 ? 'was' : 'were'} there already` : ''}.`;
}

function problemOf(error: Error): string {
  if (!(error instanceof RequestError)) return error.message;
  return error.error.kind === 'key-refused' ? 'The server refused the API key' : 'The samples could not be read';
}
