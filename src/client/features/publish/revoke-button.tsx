/** Revokes or deletes a demo, after a question. */
import { Button, Popover } from '@mantine/core';
import { useState } from 'react';

export interface RevokeButtonProps {
  /** `/p/NAME` */
  path: string;
  isDelete?: boolean;
  onRevoke: () => void;
}

export function RevokeButton({ path, isDelete = false, onRevoke }: RevokeButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const word = isDelete ? 'Delete' : 'Revoke';
  const question = isDelete
    ? `Delete ${path}? Its counts and answers are deleted too.`
    : `Revoke ${path}? Its link stops working now. The counts stay.`;
  return (
    <Popover opened={isAsking} onChange={setAsking} width={300} position="top-end" trapFocus returnFocus withArrow>
      <Popover.Target>
        <button
          type="button"
          className="tb-plain tb-strong"
          aria-label={`${word} ${path}`}
          onClick={() => setAsking(!isAsking)}
        >
          {word}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={question}>
        <p>{question}</p>
        <div className="tb-row" style={{ marginTop: 12 }}>
          <Button
            size="compact-md"
            onClick={() => {
              setAsking(false);
              onRevoke();
            }}
          >
            {word}
          </Button>
          <Button size="compact-md" variant="default" onClick={() => setAsking(false)}>
            Cancel
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
