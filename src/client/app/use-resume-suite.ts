import { useEffect } from 'react';
import { useConnection } from '../api/connection-provider.tsx';
import { usePageServices } from '../runs/page-services.ts';
import { hasResumeNote } from '../runs/suites/store/has-resume-note.ts';
import { whenPageOpen } from '../ui/browser/page-open.ts';

/** Goes on with the suite that this tab ran before it was reloaded, whatever the page shows. */
export function useResumeSuite(): void {
  const services = usePageServices();
  const { connection } = useConnection();
  useEffect(() => {
    if (!hasResumeNote()) return;
    void whenPageOpen()
      .then(() => import('../runs/suites/resume-suite.ts'))
      .then(({ resumeSuite }) => resumeSuite(services, connection))
      .catch(() => undefined);
  }, [services, connection]);
}
