/** Export: the shown result in several formats, the suite as a file, and the command for CI. */
import { Popover } from '@mantine/core';
import { useState } from 'react';
import { fileNamePart } from '#run/export/file-name.ts';
import type { ReportFormat } from '#tests/report/write-report.ts';
import { IconDownload } from '../../shell/icons/icons.ts';
import { downloadFile } from '../../shell/ui/browser/download-file.ts';
import { useLoaded } from '../../shell/ui/browser/use-loaded.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import type { MenuAction } from '../../shell/ui/controls/action-menu-list.tsx';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { type TestsModel, useTestsModel } from '../model/use-tests-model.ts';
import { saveSuiteFile, suiteFileName } from '../runs/save-suite-file.ts';
import { useResultsFile } from '../runs/use-results-file.ts';

const loadCi = () => import('./ci-popover.tsx');

const FORMATS: readonly (readonly [format: ReportFormat, label: string, ending: string, type: string])[] = [
  ['csv', 'CSV', 'csv', 'text/csv'],
  ['json', 'JSON', 'json', 'application/json'],
  ['junit', 'JUnit XML', 'junit.xml', 'application/xml'],
  ['markdown', 'Markdown', 'md', 'text/markdown'],
  ['html', 'HTML report', 'html', 'text/html'],
  ['jsonl', 'JSON lines', 'jsonl', 'application/x-ndjson'],
];

export function ExportMenu() {
  const model = useTestsModel();
  const { suite, result } = model;
  const [isOpen, setOpen] = useState(false);
  // It opens when it is loaded, because a popover without anything to focus cannot take the focus.
  const ci = useLoaded(loadCi, isOpen);
  const save = useSaveReport(model);
  const hasResult = result.info !== null && result.info.tally.all > result.info.tally.open;
  const actions: MenuAction[] = [
    ...FORMATS.map(([format, label, ending, type]) => ({
      label,
      isBlocked: !hasResult,
      onSelect: () => notifyError(save(format, ending, type), 'Nothing was saved'),
    })),
    {
      label: 'Suite file',
      onSelect: () => notifyError(saveSuiteFile(suite), 'Nothing was saved'),
    },
    { label: 'Command for CI', onSelect: () => setOpen(true) },
  ];
  return (
    <Popover
      opened={isOpen && ci !== null}
      onChange={setOpen}
      position="bottom-end"
      width={560}
      withRoles={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <span>
          <ActionMenu label="Export" icon={IconDownload} text="Export" actions={actions} />
        </span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-labelledby="tests-ci" p={16}>
        {ci !== null && <ci.CiPopover fileName={suiteFileName(suite)} onClose={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Files name the suite and the result: `billing-questions-31.csv`. */
function useSaveReport({ suite, result, compared }: TestsModel) {
  const read = useResultsFile();
  return async (format: ReportFormat, ending: string, type: string): Promise<void> => {
    const { info } = result;
    if (info === null) return;
    const [{ writeReport }, file] = await Promise.all([
      import('#tests/report/write-report.ts'),
      compared.comparison?.now ?? read(info.id),
    ]);
    const text = writeReport(format, file, compared.comparison, new Date());
    downloadFile(`${fileNamePart(suite.entry?.name ?? '', 'tests')}-${info.number}.${ending}`, text, type);
  };
}
