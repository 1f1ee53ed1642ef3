/** Asks before somebody else's run is deleted. */
import '@mantine/core/styles/Group.layer.css';
import { Button, Group } from '@mantine/core';
import { Dialog } from '../../ui/controls/dialog.tsx';

export interface DeleteRunDialogProps {
  number: number;
  /** Who ran it; null for a person without a name. */
  person: string | null;
  onDelete: () => void;
  onClose: () => void;
}

export function DeleteRunDialog({ number, person, onDelete, onClose }: DeleteRunDialogProps) {
  const [first] = person?.split(/\s/) ?? [];
  return (
    <Dialog onClose={onClose} title={`Delete run ${number}`} size={420}>
      <p>{first === undefined ? 'Somebody else ran this.' : `This is ${first}'s run.`} Delete it for everyone?</p>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button
          variant="default"
          onClick={() => {
            onClose();
            onDelete();
          }}
        >
          Delete for everyone
        </Button>
      </Group>
    </Dialog>
  );
}
