/** Revokes or deletes a demo, after a question. */
import { AskButton } from '../../ui/controls/ask-button.tsx';

export interface RevokeButtonProps {
  /** `/p/NAME` */
  path: string;
  isDelete?: boolean;
  onRevoke: () => void;
}

export function RevokeButton({ path, isDelete = false, onRevoke }: RevokeButtonProps) {
  const word = isDelete ? 'Delete' : 'Revoke';
  const question = isDelete
    ? `Delete ${path}? Its counts and answers are deleted too.`
    : `Revoke ${path}? Its link stops working now. The counts stay.`;
  return <AskButton label={`${word} ${path}`} {...{ word, question }} onConfirm={onRevoke} />;
}
