/** For a person without a Langflow: the command that starts one, or who to ask where the server is another computer. */

import { useQuery } from '@tanstack/react-query';
import { isLoopback } from '#contract/loopback.ts';
import { relayQuery } from '../../../shell/api/relay-query.ts';
import { CommandLine } from '../../../shell/ui/controls/command-line.tsx';

export function StartLangflow() {
  const { data } = useQuery(relayQuery);
  if (!data) return null;
  if (!isLoopback(location.hostname)) {
    return (
      <section className="tb-sm tb-above-sm" aria-label="No Langflow yet?">
        <strong>No Langflow yet?</strong> This page is served by {location.hostname}, and a command on your computer
        would not connect it. Ask whoever runs that server to set LANGFLOW_URL there, or enter the address of a Langflow
        that it can reach.
      </section>
    );
  }
  return (
    <section className="tb-stack tb-gap-xs tb-above-sm" aria-label="No Langflow yet?">
      <p className="tb-sm">
        <strong>No Langflow yet?</strong>{' '}
        {data.hasScripts
          ? 'Stop Tweakbench. This starts both, connected, with the samples (it needs Python 3.10 to 3.13):'
          : 'With Python 3.10 to 3.13, this installs and starts one at localhost:7860:'}
      </p>
      <CommandLine
        command={data.hasScripts ? 'npm run start:langflow' : 'pip install langflow && langflow run'}
        what="command to start Langflow"
      />
    </section>
  );
}
