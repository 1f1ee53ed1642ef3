/** The keyboard shortcuts of the page, as Help lists them. */

export interface Shortcut {
  keys: readonly string[];
  does: string;
}

export const SHORTCUTS: readonly { group: string; shortcuts: readonly Shortcut[] }[] = [
  {
    group: 'Everywhere',
    shortcuts: [
      { keys: ['mod+enter'], does: 'Run, also from inside the editor' },
      { keys: ['esc'], does: 'Close what is open, then stop. Inside an input or the editor: stop' },
      { keys: ['mod+k'], does: 'Command palette' },
      { keys: ['alt+shift+1', 'alt+shift+2'], does: 'Go to Request, Tweaks' },
      { keys: ['alt+shift+3', 'alt+shift+4'], does: 'Go to Results, History' },
      { keys: ['mod+shift+e'], does: 'Open or close Present' },
      { keys: ['mod+shift+l'], does: 'Theme: light, dark, system' },
      { keys: ['?'], does: 'Help (when you are not typing)' },
    ],
  },
  {
    group: 'In the tweaks editor',
    shortcuts: [
      { keys: ['mod+shift+f'], does: 'Format JSON' },
      { keys: ['mod+.'], does: 'Apply the suggestion at the cursor' },
      { keys: ['f8', 'shift+f8'], does: 'Next and previous problem' },
      { keys: ['mod+shift+g'], does: 'Show the component of the line on the graph' },
      { keys: ['ctrl+m'], does: 'Tab key: indent or leave' },
    ],
  },
  {
    group: 'On the graph',
    shortcuts: [
      { keys: ['left', 'right', 'up', 'down'], does: 'Move between components along their connections' },
      { keys: ['home', 'end'], does: 'Go to the first and last component' },
      { keys: ['enter'], does: 'Show the fields of the component' },
      { keys: ['esc'], does: 'Close details' },
    ],
  },
  {
    group: 'In Inside',
    shortcuts: [
      { keys: ['up', 'down', 'home', 'end'], does: 'Move between components and calls, and show them' },
      { keys: ['right', 'left'], does: 'Open and close the calls of a component' },
      { keys: ['enter', 'f6'], does: 'Go to the component; F6 or Esc: back to the list' },
      { keys: ['f8', 'shift+f8'], does: 'Next and previous component or call that failed' },
    ],
  },
  {
    group: 'In Present',
    shortcuts: [
      { keys: ['left', 'right'], does: 'Go to the previous or next question' },
      { keys: ['f'], does: 'Full screen' },
      { keys: ['esc'], does: 'Leave' },
    ],
  },
  {
    group: 'In the history',
    shortcuts: [
      { keys: ['left', 'right', 'home', 'end'], does: 'Move between runs' },
      { keys: ['c'], does: 'Compare the run with the current one, like a click with Ctrl or ⌘' },
    ],
  },
  {
    group: 'In All runs',
    shortcuts: [
      { keys: ['up', 'down', 'home', 'end'], does: 'Move between runs' },
      { keys: ['enter'], does: 'Open the run' },
      { keys: ['esc'], does: 'Close' },
    ],
  },
  {
    group: 'In Tests, on the table',
    shortcuts: [
      { keys: ['up', 'down', 'left', 'right'], does: 'Move between cells; an open cell follows' },
      { keys: ['enter'], does: 'Open the cell beside the table' },
      { keys: ['esc'], does: 'Close the cell; again: stop the run' },
      { keys: ['f6'], does: 'Go between the table and the open cell' },
      { keys: ['f8', 'shift+f8'], does: 'Next and previous failed cell, or change' },
      { keys: ['r', 'a', 'e'], does: 'Run the cell, accept its answer as expected, edit the case' },
      { keys: ['/'], does: 'Search cases' },
    ],
  },
  {
    group: 'In Compare',
    shortcuts: [{ keys: ['esc'], does: 'Back to the bench or the cell' }],
  },
  {
    group: 'Panes and inputs',
    shortcuts: [
      { keys: ['left', 'right', 'home', 'end'], does: 'Move the focused handle of a pane' },
      { keys: ['up', 'down'], does: 'Move the input whose number is focused' },
    ],
  },
];
