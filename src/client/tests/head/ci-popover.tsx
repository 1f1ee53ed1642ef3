/** The command that runs the suite in a terminal or in CI. */
import { Button, NumberInput, Select, Tabs } from '@mantine/core';
import '@mantine/core/styles/NumberInput.layer.css';
import { useState } from 'react';
import { fileNamePart } from '#run/export/file-name.ts';
import { CI_TARGETS, type CiTarget, ciCommand } from '#tests/report/ci-command.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { IconDownload, IconX } from '../../shell/icons/icons.ts';
import { copyText } from '../../shell/ui/browser/copy-text.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { saveSuiteFile } from '../runs/save-suite-file.ts';
import classes from './ci-popover.module.css';

const LABELS: Record<CiTarget, string> = { shell: 'Shell', github: 'GitHub Actions', gitlab: 'GitLab CI' };

const GATES = [
  { value: 'failed', label: 'a check fails' },
  { value: 'regressed', label: 'something regressed' },
  { value: 'rate', label: 'too few pass' },
] as const;
type Gate = (typeof GATES)[number]['value'];

const ALL = 'all';

export interface CiPopoverProps {
  fileName: string;
  onClose: () => void;
}

export function CiPopover({ fileName, onClose }: CiPopoverProps) {
  const { suite, compared, result } = useTestsModel();
  const { connection } = useConnection();
  const [target, setTarget] = useState<CiTarget>('shell');
  const [gate, setGate] = useState<Gate>(compared.comparison === null ? 'failed' : 'regressed');
  const [percent, setPercent] = useState(90);
  const [variant, setVariant] = useState(ALL);
  const [isCopied, setCopied] = useState(false);
  const variants = suite.suite?.variants ?? [];
  const baseline = compared.comparison?.baseline ?? result.info;
  const text = ciCommand(target, {
    fileName,
    address: connection.kind === 'embedded' ? null : (connection.address ?? ''),
    variants: variant === ALL ? null : [variant],
    variables: suite.suite?.variables ?? [],
    failsWhen:
      gate === 'rate'
        ? { kind: 'rate', percent }
        : gate === 'regressed'
          ? {
              kind: 'regressed',
              baseline: `${fileNamePart(suite.entry?.name ?? '', 'tests')}-${baseline?.number ?? 1}.json`,
            }
          : { kind: 'failed' },
  });
  const copy = async () => {
    const done = await copyText(text);
    setCopied(done);
    announce(done ? 'Copied' : 'The browser did not allow copying');
  };
  return (
    <>
      <div className="tb-row">
        <h2 id="tests-ci" className="tb-lg tb-strong">
          Command for CI
        </h2>
        <IconButton icon={IconX} label="Close" className="tb-end" onClick={onClose} />
      </div>
      <p className="tb-sm-tall tb-quiet tb-above-xs tb-below-sm-md">
        Save the suite as a file beside your code, then run it there. The command ends with 1 when a check fails or the
        gate is missed, 2 when a file is wrong, 3 when the server gives no answer, and 4 when the baseline is of other
        tests.
      </p>
      <Tabs value={target} onChange={(next) => setTarget(CI_TARGETS.find((one) => one === next) ?? 'shell')}>
        <div className="tb-row tb-wrap tb-below-sm-md">
          <Tabs.List aria-label="Where it runs">
            {CI_TARGETS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {LABELS[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <span className="tb-end" />
          <Button
            size="xs"
            aria-label="Save suite file"
            leftSection={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
            onClick={() => notifyError(saveSuiteFile(suite), 'Nothing was saved')}
          >
            Save suite file
          </Button>
          <Button size="xs" aria-label="Copy command" data-autofocus onClick={() => void copy()}>
            {isCopied ? 'Copied' : 'Copy'}
          </Button>
        </div>
        <Tabs.Panel value={target}>
          <textarea
            className={`tb-mono tb-sunken tb-wide tb-ink tb-block tb-below-sm-md tb-size-sm ${classes.command}`}
            aria-label="Command"
            readOnly
            value={text}
            rows={Math.min(18, text.split('\n').length)}
          />
        </Tabs.Panel>
      </Tabs>
      <p className="tb-sm-tall tb-quiet">
        {connection.kind === 'embedded' ? (
          'Without an address the embedded engine runs in the command itself and needs no key.'
        ) : (
          <>
            The key is read from <code>LANGFLOW_API_KEY</code>. It is not in the file or the command.
          </>
        )}
        {gate === 'regressed' && ' Save the baseline as JSON beside the suite.'}
      </p>
      <div className={`tb-stack tb-above-sm-md ${classes.choices}`}>
        <Select
          label="Fails when"
          data={[...GATES]}
          value={gate}
          onChange={(next) => setGate(GATES.find(({ value }) => value === next)?.value ?? 'failed')}
          comboboxProps={{ withinPortal: false }}
        />
        {gate === 'rate' && (
          <NumberInput
            size="sm"
            label="Fewer than … % pass"
            min={1}
            max={100}
            allowDecimal={false}
            clampBehavior="strict"
            value={percent}
            onChange={(next) => typeof next === 'number' && setPercent(next)}
          />
        )}
        <Select
          label="Variants"
          data={[
            { value: ALL, label: `All ${variants.length}` },
            ...variants.map(({ name }) => ({ value: name, label: name })),
          ]}
          value={variant}
          onChange={(next) => next !== null && setVariant(next)}
          comboboxProps={{ withinPortal: false }}
        />
      </div>
    </>
  );
}
