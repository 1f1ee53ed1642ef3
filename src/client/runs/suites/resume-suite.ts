import type { Connection } from '#run/model/connection.ts';
import type { PageServices } from '../page-services.ts';
import { startSuiteRun } from './start-suite-run.ts';
import { clearResumeNote } from './store/resume-note.ts';

/** Goes on with the suite that this tab ran before it was reloaded, unless the page is connected to another server now. */
export async function resumeSuite(services: PageServices, connection: Connection): Promise<void> {
  const service = await services.openSuites();
  const note = service.takeResumeNote();
  if (note === null) return;
  if (note.address !== (connection.address ?? null)) {
    clearResumeNote();
    return;
  }
  await startSuiteRun(services, service, connection, {
    suite: note.suite,
    choice: 'rest',
    base: note.result,
    resumed: note,
  });
}
