/** The first tab stop: skips the form. */
import { goTo } from '../shell/navigation/go-to.ts';
import { useShownPart } from '../shell/navigation/use-url-key.ts';
import { sendUiRequest } from '../shell/state/send-ui-request.ts';
import classes from './skip-link.module.css';

export function SkipLink() {
  const part = useShownPart();
  const region = part === 'tests' || part === 'compare' ? part : 'results';
  return (
    // Not a real link: the hash is used for shared requests, and Back should not stop here.
    <a
      href={`#${region}`}
      className={`tb-strong ${classes.skip}`}
      onClick={(event) => {
        event.preventDefault();
        if (region === 'results') goTo({ kind: 'pane', pane: region });
        else sendUiRequest('focus', { kind: 'title', of: region });
      }}
    >
      Go to {region}
    </a>
  );
}
