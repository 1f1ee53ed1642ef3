/** In place of Publish, where only this computer reaches the server: how to start it for others, and what that means. */
import { CommandLine } from '../../shell/ui/controls/command-line.tsx';
import classes from './publish.module.css';

/** The port on which the server listens without a setting. */
const USUAL_PORT = '4747';

export function GoPublic() {
  const port = location.port === USUAL_PORT ? '' : ` --port ${location.port || '80'}`;
  return (
    <section className={classes.public} aria-label="How to publish from this computer">
      <p className="tb-strong">Others cannot reach this server. To publish, stop Tweakbench and start it for them:</p>
      <CommandLine command={`npx --no tweakbench --host 0.0.0.0 --token auto${port}`} what="command to publish" />
      <p className="tb-sm tb-quiet">
        It then listens in all networks of this computer (<code>TWEAKBENCH_HOST</code>), and opens the bench only with a
        token, which it prints (<code>TWEAKBENCH_TOKEN</code>). Visitors need no token, only the link of the demo. If
        people open this computer by a name, add <code>--allowed-hosts NAME</code>. Keep your other settings.
      </p>
    </section>
  );
}
