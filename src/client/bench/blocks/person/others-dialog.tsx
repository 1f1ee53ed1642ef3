/** Asks before something that somebody else made is deleted or replaced. */
import '@mantine/core/styles/Group.layer.css';
import { Button, Group } from '@mantine/core';
import { type OthersQuestion, othersQuestion } from '../../../blocks/person/others-question.ts';
import { Dialog } from '../../../shell/ui/controls/dialog.tsx';

export interface OthersDialogProps extends OthersQuestion {
  /** A number in the title, after the thing, such as that of a run. */
  number?: number;
  onConfirm: () => void;
  onClose: () => void;
}

export function OthersDialog({ verb, thing, number, person, onConfirm, onClose }: OthersDialogProps) {
  return (
    <Dialog onClose={onClose} title={[verb, thing, number ?? ''].join(' ').trim()} size={420}>
      <p>{othersQuestion({ verb, thing, person })}</p>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button
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
