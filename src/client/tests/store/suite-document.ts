/**
 * A suite that is open in the page: its text, what was read from it, and the history of its texts. Every edit is an edit of the
 * text, which is saved soon after; what others have saved meanwhile is shown, never replaced silently.
 */
import { createStore } from 'zustand/vanilla';
import { errorMessage } from '#contract/error-message.ts';
import { isJsonEqual } from '#contract/json.ts';
import { whySuiteIsTooLong } from '#contract/suite/suite-length.ts';
import type { SuiteEntry } from '#contract/workspace/suite-entry.ts';
import { announceRuns } from '../../runs/history/run-channel.ts';
import { createLeaveQuestion } from '../../shell/ui/browser/leave-question.ts';
import { LONG_TEXT, openSuiteFiles } from './read-suite-text.ts';
import type { StoredSuite, StoredSuites, SuiteRowsFile, SuiteText } from './stored-suites.ts';
import { mergeNotes, NO_NOTES, type SuiteNotes } from './suite-notes.ts';
import { LOADING_SUITE, type SuiteState, whenState, withinLimits } from './suite-state.ts';

export interface SuiteDocument {
  read(): SuiteState;
  subscribe(listener: () => void): () => void;
  /** Changes the text. Returns null, or why the change could not be made. */
  edit(change: (text: string) => string): string | null;
  /** Changes the notes, which undo and redo do not touch. */
  note(change: (notes: SuiteNotes) => SuiteNotes): void;
  undo(): void;
  redo(): void;
  addFile(file: SuiteRowsFile, change: (text: string) => string): Promise<void>;
  readFile(name: string): Promise<string>;
  /** For a conflict: saves the own text, or takes the other one. */
  keepMine(): void;
  takeTheirs(): void;
  /** Reads it again unless something is unsaved. */
  reload(): Promise<void>;
  /** Resolves with the state when everything was read, and saved if it can be. */
  settled(): Promise<SuiteState>;
  /** Sets the name and the flow, which are not in the text. */
  setEntry(entry: SuiteEntry): void;
}

/** Milliseconds from an edit to saving it. */
const SAVE_AFTER = 400;
const AGAIN_AFTER = 5_000;
const READ_LONG_AFTER = 250;

export function openSuiteDocument(id: string, suites: StoredSuites): SuiteDocument {
  const store = createStore<SuiteState>(() => LOADING_SUITE);
  const { getState, setState } = store;
  const suiteFiles = openSuiteFiles(suites);
  let reading: { controller: AbortController; over: Promise<void> } | null = null;
  let saving: Promise<void> | null = null;
  const askToStay = createLeaveQuestion();
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** What the server has. */
  let saved: SuiteText & { notes: SuiteNotes } = { text: '', files: {}, notes: NO_NOTES };

  const isTextSaved = () => saved.text === getState().text && saved.files === getState().files;
  const isSaved = () => isTextSaved() && saved.notes === getState().notes;

  function readText(): void {
    reading?.controller.abort();
    const controller = new AbortController();
    setState({ isReading: true });
    const over = (async () => {
      const { text, files } = getState();
      if (text.length + Object.keys(files).length * LONG_TEXT > LONG_TEXT)
        await new Promise((done) => setTimeout(done, READ_LONG_AFTER));
      if (controller.signal.aborted) return;
      const read = await suiteFiles.read({ text, files }, controller.signal);
      if (!controller.signal.aborted)
        setState(({ suite }) => ({
          suite: read.suite ?? suite,
          problems: read.problems,
          isReading: false,
          read: { text, value: read.value },
        }));
    })().catch((error: unknown) => {
      if (controller.signal.aborted) return;
      const problem = { file: null, line: 1, column: 1, path: '', message: errorMessage(error) };
      setState({ problems: [problem], isReading: false });
    });
    reading = { controller, over };
  }

  function show({ entry, ...content }: StoredSuite): void {
    saved = content;
    setState({ ...content, status: 'ready', entry, saving: 'saved', conflict: null });
    readText();
  }

  /** Merges the notes of others, and keeps the own text. */
  function meet({ entry, notes }: StoredSuite): void {
    const mine = mergeNotes(saved.notes, getState().notes, notes);
    saved = { ...saved, notes };
    setState({ entry, notes: isJsonEqual(mine, notes) ? notes : mine });
  }

  async function load(): Promise<void> {
    try {
      const found = await suites.read(id);
      if (found === null) setState({ status: 'missing', isReading: false });
      else show(found);
    } catch (error) {
      setState({ status: { problem: errorMessage(error) }, isReading: false });
    }
  }

  function saveSoon(ms: number): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      void save();
    }, ms);
  }

  function save(): Promise<void> {
    saving ??= saveNow().finally(() => {
      saving = null;
    });
    return saving;
  }

  async function saveNow(): Promise<void> {
    while (!isSaved() && getState().conflict === null) {
      const { text, files, notes, entry, suite } = getState();
      if (entry === null) return;
      const tooLong = whySuiteIsTooLong(text);
      if (tooLong !== null) return setState({ saving: { problem: `Not saved. ${tooLong}.` } });
      const name = suite?.name ?? entry.name;
      try {
        const changes = { content: { text, files }, notes, ...(name !== entry.name && { name }) };
        const answer = await suites.save(id, changes, entry.version);
        if (answer === 'gone')
          return setState({ saving: { problem: 'This suite was deleted. Undo the deletion, or save its file.' } });
        if (answer === 'changed') {
          const now = await suites.read(id);
          if (now === null) continue;
          if (now.text === text || now.text === saved.text) meet(now);
          else if (isTextSaved()) {
            const mine = mergeNotes(saved.notes, notes, now.notes);
            show(now);
            setState({ notes: mine });
          } else return setState({ conflict: now, saving: { problem: 'Somebody else has changed this suite.' } });
          continue;
        }
        saved = { text, files, notes };
        setState({ entry: answer });
        announceRuns();
      } catch (error) {
        setState({ saving: { problem: errorMessage(error) } });
        saveSoon(AGAIN_AFTER);
        return;
      }
    }
    if (isSaved()) {
      setState({ saving: 'saved' });
      askToStay(false);
    }
  }

  function write(next: SuiteText): void {
    setState({ ...next, saving: 'saving' });
    askToStay(true);
    readText();
    saveSoon(SAVE_AFTER);
  }

  function note(change: (notes: SuiteNotes) => SuiteNotes): void {
    setState(({ notes }) => ({ notes: change(notes), saving: 'saving' }));
    saveSoon(0);
  }

  function change(next: SuiteText): void {
    const { text, files, past } = getState();
    if (next.text === text && next.files === files) return;
    setState({ past: withinLimits([...past, { text, files }]), future: [] });
    write(next);
  }

  function step(from: 'past' | 'future', to: 'past' | 'future'): void {
    const { text, files, ...state } = getState();
    const next = state[from].at(-1);
    if (!next) return;
    setState({ [from]: state[from].slice(0, -1), [to]: [...state[to], { text, files }] });
    write(next);
  }

  void load();
  return {
    read: getState,
    subscribe: store.subscribe,
    edit(make) {
      const { text, files, status } = getState();
      if (status !== 'ready') return 'The suite is not loaded yet.';
      try {
        change({ text: make(text), files });
        return null;
      } catch (error) {
        return errorMessage(error);
      }
    },
    note,
    undo: () => step('past', 'future'),
    redo: () => step('future', 'past'),
    async addFile(file, make) {
      const { entry } = getState();
      if (entry === null) throw new Error('The suite is not loaded yet.');
      const rows = await suites.addRows(entry, file);
      const { text, files } = getState();
      change({ text: make(text), files: { ...files, [file.name]: rows } });
    },
    readFile: (name) => suiteFiles.textOf(name, getState().files),
    keepMine() {
      const { conflict } = getState();
      if (conflict === null) return;
      setState({ conflict: null, saving: 'saving' });
      meet(conflict);
      saved = conflict;
      void save();
    },
    takeTheirs() {
      const { conflict, text, files, past } = getState();
      if (conflict === null) return;
      setState({ past: withinLimits([...past, { text, files }]), future: [] });
      show(conflict);
      askToStay(false);
    },
    async reload() {
      const { status } = getState();
      if (status !== 'ready') return load();
      if (!isSaved() || saving !== null) return;
      const { entry } = getState();
      const now = await suites.read(id).catch(() => null);
      // Ignore what was read if something was saved in the meantime, which is newer.
      if (now === null || !isSaved() || getState().entry !== entry || now.entry.version === entry?.version) return;
      if (now.text === saved.text) meet(now);
      else show(now);
    },
    async settled() {
      await whenState(store, ({ status }) => status !== 'loading');
      // The text is read first, because the name in it is saved too.
      for (let last = reading; last !== null; last = last === reading ? null : reading) await last.over;
      await save();
      return getState();
    },
    setEntry: (entry) => setState({ entry }),
  };
}
