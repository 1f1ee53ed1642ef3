/** Asks before something that somebody else made is deleted or replaced. */
import '@mantine/core/styles/Group.layer.css';
import { Button, Group } from '@mantine/core';
import { Dialog } from '../../ui/controls/dialog.tsx';

export interface OthersDialogProps {
  verb: 'Delete' | 'Replace';
  thing: 'run' | 'batch';
  /** After the thing in the title. */
  number?: number;
  /** Who made it; null for a person without a name. */
  person: string | null;
  onConfirm: () => void;
  onClose: () => void;
}

export function OthersDialog({ verb, thing, number, person, onConfirm, onClose }: OthersDialogProps) {
  const [first] = person?.split(/\s/) ?? [];
  const whose = first === undefined ? 'Somebody else ran this.' : `This is ${first}'s ${thing}.`;
  return (
    <Dialog onClose={onClose} title={[verb, thing, number ?? ''].join(' ').trim()} size={420}>
      <p>
        {whose} {verb} it for everyone?
      </p>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button
          variant="default"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {verb} for everyone
        </Button>
      </Group>
    </Dialog>
  );
}
