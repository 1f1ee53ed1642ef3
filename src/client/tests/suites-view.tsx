/** The region Tests without results: the list of suites, or the editor of one. */
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { useTestsRoute } from '../shell/navigation/use-tests-route.ts';
import { SuitesPage } from './list/suites-page.tsx';
import type { EditorBegin, RowsSource } from './shared/rows-source.ts';

const EditorView = lazy(async () => ({ default: (await import('./editor/editor-view.tsx')).EditorView }));

export function SuitesView() {
  const { suite, isEditing } = useTestsRoute();
  const { openTests } = useNavigate();
  const [begin, setBegin] = useState<EditorBegin>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const openEditor = (id: string, how: EditorBegin | RowsSource) => {
    setBegin(how);
    openTests({ suite: id, isEditing: true });
  };
  if (suite === null || !isEditing) {
    return <SuitesPage files={files} onFiles={setFiles} onEdit={openEditor} />;
  }
  return (
    <Suspense>
      <EditorView
        key={suite}
        id={suite}
        begin={begin}
        onSuiteFiles={(dropped) => {
          setFiles(dropped);
          openTests({ suite: null });
        }}
      />
    </Suspense>
  );
}
