/** The keyboard shortcuts of the page, as the sheet lists them. */

export interface Shortcut {
  keys: readonly string[];
  does: string;
}

export const SHORTCUTS: readonly { group: string; shortcuts: readonly Shortcut[] }[] = [
  {
    group: 'Everywhere',
    shortcuts: [
      { keys: ['mod+enter'], does: 'Run, also from inside the editor' },
      { keys: ['esc'], does: 'Stop, when no field, editor or menu has the focus' },
      { keys: ['mod+k'], does: 'Command palette' },
      { keys: ['mod+1', 'mod+2', 'mod+3'], does: 'Go to Request, Tweaks, Results' },
      { keys: ['mod+shift+e'], does: 'Present, and back' },
      { keys: ['mod+shift+l'], does: 'Theme: light, dark, system' },
      { keys: ['?'], does: 'This list, when no field has the focus' },
    ],
  },
  {
    group: 'In the tweaks editor',
    shortcuts: [
      { keys: ['mod+shift+f'], does: 'Format JSON' },
      { keys: ['mod+.'], does: 'Take the suggestion at the cursor' },
      { keys: ['f8', 'shift+f8'], does: 'Next and previous problem' },
      { keys: ['mod+shift+g'], does: 'Show the component of the line on the graph' },
      { keys: ['ctrl+m'], does: 'Let Tab leave the editor, and back' },
    ],
  },
  {
    group: 'On the graph',
    shortcuts: [
      { keys: ['left', 'right', 'up', 'down'], does: 'Go from component to component, along its connections' },
      { keys: ['home', 'end'], does: 'Go to the first and last component' },
      { keys: ['enter'], does: 'Show the fields of the component' },
      { keys: ['esc'], does: 'Put its fields away' },
    ],
  },
  {
    group: 'In Present',
    shortcuts: [
      { keys: ['left', 'right'], does: 'Go to the question before, or the next one' },
      { keys: ['f'], does: 'Full screen' },
      { keys: ['esc'], does: 'Leave' },
    ],
  },
  {
    group: 'In the history',
    shortcuts: [
      { keys: ['left', 'right', 'home', 'end'], does: 'Go from run to run' },
      { keys: ['c'], does: 'Pick the run for Compare, or give it back; a click with Ctrl or ⌘ does the same' },
    ],
  },
  {
    group: 'In Compare',
    shortcuts: [{ keys: ['esc'], does: 'Back to the bench, when nothing runs' }],
  },
  {
    group: 'Panes and inputs',
    shortcuts: [
      { keys: ['left', 'right', 'home', 'end'], does: 'Move a pane’s handle that has the focus' },
      { keys: ['up', 'down'], does: 'Move an input whose number has the focus' },
    ],
  },
];
