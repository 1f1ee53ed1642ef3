/** The dock under the cases: rows of a file or pasted rows, where their columns go, and what becomes of them. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import { IconX } from '../../shell/icons/icons.ts';
import { chooseFiles } from '../../shell/ui/browser/choose-files.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { useFocusBack } from '../../shell/ui/focus/use-focus-back.ts';
import { type RowsSource, rowsSource } from '../shared/rows-source.ts';
import classes from './import.module.css';
import { ImportColumns } from './import-columns.tsx';
import { openRowsFile } from './use-rows-import.ts';

export interface ImportDockProps {
  /** Null until a file is chosen or rows are pasted. */
  source: RowsSource | null;
  onSource: (source: RowsSource) => void;
  onClose: () => void;
  /** Cases that the suite has now. */
  count: number;
}

export const ROW_TYPES = '.csv,.tsv,.json,.jsonl,.ndjson,.txt,text/*';

export function ImportDock({ source, onSource, onClose, count }: ImportDockProps) {
  useFocusBack();
  return (
    <section className={`tb-fixed tb-column ${classes.dock}`} aria-label="Import">
      {source === null ? (
        <ChooseRows onSource={onSource} onClose={onClose} />
      ) : (
        <ImportColumns
          key={source.id}
          source={source}
          onClose={onClose}
          count={count}
          onOther={() => notifyError(chooseRows(onSource), 'The file was not read')}
        />
      )}
    </section>
  );
}

async function chooseRows(onSource: (source: RowsSource) => void): Promise<void> {
  const [file] = await chooseFiles(ROW_TYPES, { multiple: false });
  if (file) onSource(await openRowsFile(file));
}

function ChooseRows({ onSource, onClose }: Pick<ImportDockProps, 'onSource' | 'onClose'>) {
  const [text, setText] = useState('');
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  return (
    <>
      <header className={`tb-bar tb-sunken tb-gap-sm-md tb-min-36 ${classes.head}`}>
        <h3 className="tb-sm tb-strong">Import</h3>
        <span className="tb-sm tb-quiet">CSV, TSV, JSON, JSON Lines or one question per line</span>
        <IconButton icon={IconX} label="Close import" className="tb-end" onClick={onClose} />
      </header>
      <div className={`tb-inset ${classes.choose}`}>
        <Textarea
          aria-label="Rows"
          placeholder="Paste rows here, or drop a file anywhere"
          rows={5}
          spellCheck={false}
          autoFocus
          classNames={{ input: 'tb-mono' }}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <div className={`tb-row tb-sunken tb-inset-sm tb-min-48 ${classes.foot}`}>
          <Button size="xs" onClick={() => notifyError(chooseRows(onSource), 'The file was not read')}>
            Choose file
          </Button>
          <Button
            variant="filled"
            size="xs"
            aria-disabled={lines === 0}
            onClick={() => lines > 0 && onSource(rowsSource('', text))}
          >
            {lines === 0 ? 'Read the rows' : `Read ${formatCount(lines, 'line')}`}
          </Button>
        </div>
      </div>
    </>
  );
}
