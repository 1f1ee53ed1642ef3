/** The panes of the editor: side by side, two of them as tabs, or one after the other on a narrow screen. */
import { Button, Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import * as z from 'zod/mini';
import { IconArrowLeft } from '../../shell/icons/icons.ts';
import { preference, usePreference } from '../../shell/state/preference.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { SplitPair } from '../../shell/ui/layout/split-pair.tsx';
import classes from './editor.module.css';

export type CaseTab = 'case' | 'every';
export type EditorPage = 'cases' | CaseTab;

export interface EditorLayoutProps {
  /** px; 0 until it is measured. */
  width: number;
  cases: ReactNode;
  one: ReactNode;
  every: ReactNode;
  /** The tab that is shown where there are two panes. */
  tab: CaseTab;
  onTab: (tab: CaseTab) => void;
  /** The page that is shown where there is one pane at a time. */
  page: EditorPage;
  onPage: (page: EditorPage) => void;
}

const casesWidth = preference('tweakbench.suite-cases.1', z.number().check(z.positive()), 588);
const everyWidth = preference('tweakbench.suite-every.1', z.number().check(z.positive()), 452);
/** px from which three panes, and two, are side by side. */
const THREE = 1160;
const TWO = 800;

export function EditorLayout({ width, cases, one, every, tab, onTab, page, onPage }: EditorLayoutProps) {
  const [casesSize, setCasesSize] = usePreference(casesWidth);
  const [everySize, setEverySize] = usePreference(everyWidth);
  /** The page that was left for the cases, whose button takes the focus. */
  const [left, setLeft] = useState<EditorPage | null>(null);
  if (width === 0) return null;
  if (width >= TWO) {
    const isThree = width >= THREE;
    return (
      <SplitPair
        direction="row"
        handleLabel="Resize Cases"
        sized="first"
        size={Math.min(casesSize, width - (isThree ? 740 : 460))}
        defaultSize={isThree ? 588 : 420}
        minSize={isThree ? 420 : 380}
        minRest={isThree ? 720 : 360}
        onResize={setCasesSize}
        first={cases}
        second={
          isThree ? (
            <SplitPair
              direction="row"
              handleLabel="Resize For every case"
              sized="second"
              size={everySize}
              defaultSize={452}
              minSize={360}
              minRest={340}
              onResize={setEverySize}
              first={one}
              second={every}
            />
          ) : (
            <Tabs className="tb-fill" value={tab} onChange={(next) => onTab(next === 'every' ? 'every' : 'case')}>
              <Tabs.List className={classes.tabs ?? ''} aria-label="Parts of the suite">
                <Tabs.Tab value="case">Case</Tabs.Tab>
                <Tabs.Tab value="every">For every case</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel className="tb-fill" value={tab}>
                {tab === 'case' ? one : every}
              </Tabs.Panel>
            </Tabs>
          )
        }
      />
    );
  }
  if (page !== 'cases') {
    return (
      <div className="tb-fill">
        <div className={`tb-bar tb-min-40 ${classes.back}`}>
          <IconButton
            icon={IconArrowLeft}
            label="Back to the cases"
            onClick={() => {
              setLeft(page);
              onPage('cases');
            }}
          />
        </div>
        {page === 'case' ? one : every}
      </div>
    );
  }
  return (
    <div className="tb-fill">
      {cases}
      <div className={`tb-fixed tb-row tb-bg tb-hairline-above ${classes.pageFoot}`}>
        <Button ref={left === 'case' ? focusButton : null} onClick={() => onPage('case')}>
          Edit the case
        </Button>
        <Button ref={left === 'every' ? focusButton : null} onClick={() => onPage('every')}>
          For every case
        </Button>
      </div>
    </div>
  );
}

function focusButton(button: HTMLButtonElement | null) {
  button?.focus();
}
