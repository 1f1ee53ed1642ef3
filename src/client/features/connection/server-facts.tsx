/** The capabilities of a server, in a few lines. */
import type { ServerCapabilities } from '#run/model/connection.ts';
import classes from './connection-form.module.css';

export function ServerFacts({ server }: { server: ServerCapabilities }) {
  const { found, rules, streamsWorkflows } = server;
  if (found === undefined) return null;
  const facts = [
    { name: 'Streaming', value: 'yes' },
    { name: 'Live component states', value: streamsWorkflows ? 'yes' : 'not offered' },
    { name: 'Component times', value: found.hasTraces ? 'yes' : 'not offered' },
    { name: 'File upload', value: found.hasFiles ? 'yes' : 'not offered' },
    { name: 'Tweak rules', value: rules.isAssumed ? `as of ${rules.release}, assumed` : `as of ${rules.release}` },
  ];
  return (
    <dl className={`tb-sm ${classes.facts}`} aria-label="What this server can do">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
