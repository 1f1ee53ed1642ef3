/** What a server was found to be able to do, in a few lines. */
import type { ServerCapabilities } from '#run/connection.ts';
import classes from './connection-form.module.css';

export function ServerFacts({ server }: { server: ServerCapabilities }) {
  const { found, rules, streamsWorkflows } = server;
  if (found === undefined) return null;
  const facts = [
    { name: 'Text as it is written', value: 'yes' },
    { name: 'Components watched live', value: streamsWorkflows ? 'yes' : 'not offered' },
    { name: 'Component times after a run', value: found.hasTraces ? 'yes' : 'not offered' },
    { name: 'Files for any flow', value: found.hasFiles ? 'yes' : 'not offered' },
    { name: 'Tweak rules', value: rules.isAssumed ? `as of ${rules.release}, assumed` : `as of ${rules.release}` },
  ];
  return (
    <dl className={classes.facts} aria-label="What this server can do">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
