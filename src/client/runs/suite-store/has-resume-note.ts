export const RESUME_KEY = 'tweakbench.suiteRun.1';

/** True if this tab ran a suite when it was reloaded. Part of a first visit, unlike the note itself. */
export function hasResumeNote(): boolean {
  try {
    return sessionStorage.getItem(RESUME_KEY) !== null;
  } catch {
    return false;
  }
}
