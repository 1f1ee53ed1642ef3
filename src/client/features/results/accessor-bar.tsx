/** The expression for the picked value, in the language of choice. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { ACCESSOR_LANGUAGES, type JsonPath, toAccessor } from '#run/result-accessor.ts';
import { announce } from '../../ui/announce.ts';
import { copyText } from '../../ui/copy-text.ts';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import classes from './response-tree.module.css';
import { parseAccessorLanguage, useAccessorLanguage } from './use-accessor-language.ts';

export function AccessorBar({ path }: { path: JsonPath }) {
  const [language, setLanguage] = useAccessorLanguage();
  const accessor = toAccessor(path, language);
  async function copy() {
    announce((await copyText(accessor)) ? 'Copied' : 'The browser did not allow copying');
  }
  return (
    <div className={classes.accessor}>
      <div className={classes.accessorHead}>
        <h3 className={classes.accessorTitle}>Accessor</h3>
        <SegmentedControl
          size="xs"
          aria-label="Accessor language"
          data={[...ACCESSOR_LANGUAGES]}
          value={language}
          onChange={(value) => setLanguage(parseAccessorLanguage(value))}
        />
        <Button
          variant="default"
          size="xs"
          leftSection={<IconCopy size={14} stroke={1.6} aria-hidden="true" />}
          onClick={() => void copy()}
        >
          Copy accessor
        </Button>
      </div>
      <ScrollBox label="Accessor of the picked value" className={classes.accessorText}>
        <code>{accessor}</code>
      </ScrollBox>
    </div>
  );
}
