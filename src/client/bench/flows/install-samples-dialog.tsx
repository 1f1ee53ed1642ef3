/** Installs the product's samples in the connected Langflow, and lists the outcome. */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { upperFirst } from '#contract/text/upper-first.ts';
import { requestFailure } from '#run/errors/request-failure.ts';
import type { InstalledSample } from '#run/plan/install-samples.ts';
import type { SampleModel } from '#run/plan/sample-model.ts';
import { RequestError } from '../../shell/api/fetch-json.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import { useInstallSamples } from './install-query.ts';
import classes from './install-samples-dialog.module.css';

export function InstallSamplesDialog({ server, onClose }: { server: string; onClose: () => void }) {
  const install = useInstallSamples();
  const { setFlowId } = useNavigate();
  const samples = install.data?.samples;
  const first = samples?.find(({ id }) => id !== null);
  const isStarted = useRef(false);
  const { mutate } = install;
  useEffect(() => {
    // Only once, even if effects run twice in development: installing writes to the server.
    if (isStarted.current) return;
    isStarted.current = true;
    mutate();
  }, [mutate]);
  return (
    <Dialog onClose={onClose} title="Install sample flows" size={480}>
      <div aria-live="polite">
        {install.isPending && <p>Asking {server} for its components, then sending each sample</p>}
        {install.isError && <p role="alert">{problemOf(install.error)}</p>}
        {samples && <p>{summaryOf(samples, server)}</p>}
      </div>
      {samples && (
        <ul className="tb-list tb-above-md" aria-label="Sample flows">
          {samples.map((sample) => (
            <li key={sample.name} className={`tb-row tb-hairline-above tb-baseline ${classes.item}`}>
              <StateMark state={MARKS[sample.outcome]} />
              <span className={classes.name}>{sample.name}</span>
              <span className={`tb-sm tb-break tb-quiet ${classes.note}`}>{noteOf(sample)}</span>
            </li>
          ))}
        </ul>
      )}
      {install.data?.model && samples?.some(({ outcome }) => outcome === 'made') && (
        <p>{modelOf(install.data.model)}</p>
      )}
      <div className="tb-row tb-wrap tb-to-end tb-above-lg">
        <Button onClick={onClose}>Close</Button>
        {first?.id && (
          <Button
            variant="filled"
            onClick={() => {
              setFlowId(first.id);
              onClose();
            }}
          >
            Open {first.name}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

const MARKS = { made: 'applied', 'already-there': 'no-op', failed: 'refused' } as const;

function noteOf({ outcome, missingTypes, detail }: InstalledSample): string {
  if (outcome === 'failed') return `Not installed: ${detail}`;
  if (outcome === 'already-there') return 'Already there';
  return missingTypes.length === 0 ? 'Installed' : `Installed, but this server has no ${missingTypes.join(', ')}`;
}

function summaryOf(samples: readonly InstalledSample[], server: string): string {
  const made = samples.filter(({ outcome }) => outcome === 'made').length;
  const existing = samples.filter(({ outcome }) => outcome === 'already-there').length;
  if (existing === samples.length) return `All ${existing} were already on ${server}.`;
  return `${made} of ${samples.length} installed on ${server}${existing > 0 ? `, ${existing} ${existing === 1 ? 'was' : 'were'} already there` : ''}.`;
}

function modelOf({ name, provider, isConfigured, isStreamedOnly }: SampleModel): string {
  const set = `Their Language Model components are set to ${name} of ${provider}`;
  const stream = isStreamedOnly ? ' This release reads it in streamed runs only: turn Stream on.' : '';
  if (isConfigured) return `${set}, with the server’s key.${stream}`;
  return `${set}. The server has no key for any provider: set one up there before you run them.${stream}`;
}

function problemOf(error: Error): string {
  if (!(error instanceof RequestError)) return error.message;
  return error.error.kind === 'key-refused' ? upperFirst(requestFailure.keyRefused()) : 'Could not load the samples';
}
