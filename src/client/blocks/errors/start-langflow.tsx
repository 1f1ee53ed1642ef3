/** For a person without a Langflow: the command that starts one. */
import { useQuery } from '@tanstack/react-query';
import { relayQuery } from '../../api/relay-query.ts';
import { CommandLine } from '../../ui/controls/command-line.tsx';

export function StartLangflow() {
  const { data } = useQuery(relayQuery);
  if (!data) return null;
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
