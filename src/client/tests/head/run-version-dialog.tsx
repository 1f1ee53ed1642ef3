/** Chooses the version of the flow on which all cases of the suite run. */
import { Button } from '@mantine/core';
import { VersionList } from '../../blocks/versions/version-list.tsx';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { useTestsModel } from '../model/use-tests-model.ts';

export function RunVersionDialog({ onClose }: { onClose: () => void }) {
  const { suite, commands, run } = useTestsModel();
  if (suite.entry === null) return null;
  const blocked = commands.blocked ?? (run.isRunning ? 'This suite is running.' : null);
  return (
    <Dialog onClose={onClose} title={`Run ${suite.entry.name} on a version`} size={720}>
      <p className="tb-quiet">
        {blocked ??
          'All cases run with the graph of the version, which is sent along to /api/v2/workflows. The flow stays as it is, and the result says which version it was.'}
      </p>
      <VersionList flowId={suite.entry.flow.id}>
        {({ id, number, description }) => (
          <Button
            size="xs"
            aria-label={`Run on version ${number}`}
            aria-disabled={blocked !== null}
            onClick={() => {
              if (blocked !== null) return;
              onClose();
              commands.start({ version: { id, number, description } });
            }}
          >
            Run
          </Button>
        )}
      </VersionList>
    </Dialog>
  );
}
