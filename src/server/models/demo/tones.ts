/** The tones of the demo model. */

export interface Tone {
  name: string;
  /** Words that ask for this tone. */
  pattern: RegExp;
  /** `{host}` and `{name}` are filled in. */
  welcome: string;
  /** Before an answer, ending in a colon; the first one is used at low temperatures. */
  openings: readonly string[];
  /** After an answer; more of them at higher temperatures. */
  endings: readonly string[];
  /** Other spellings, applied to the whole answer. */
  spelling?: Readonly<Record<string, string>>;
}

export const PLAIN: Tone = {
  name: 'plain',
  pattern: /\b(?:plain|plainly|neutral)\b/i,
  welcome: 'Welcome{host}, {name}.',
  openings: ['', 'Here is my answer:'],
  endings: ['There is always more to find out.', 'If you have a question, just ask.'],
};

export const TONES: readonly Tone[] = [
  PLAIN,
  {
    name: 'formal',
    pattern: /\b(?:formal|formally|polite|politely|official|precise)\b/i,
    welcome: 'Good day, {name}, and welcome{host}.',
    openings: ['In answer to your question:', 'With pleasure:'],
    endings: ['Please let me know if you require anything further.', 'It is an honour to be of assistance.'],
  },
  {
    name: 'friendly',
    pattern: /\b(?:friendly|warm|warmly|casual|informal)\b/i,
    welcome: 'Hi {name}, and a warm welcome{host}!',
    openings: ['Happy to help:', 'Good question, here goes:'],
    endings: ['Just ask if you would like to know more!', 'It is good to have you here!'],
    spelling: { 'i am': 'I’m', 'it is': 'it’s', 'i would': 'I’d', 'you are': 'you’re' },
  },
  {
    name: 'pirate',
    pattern: /\bpirate\b/i,
    welcome: 'Ahoy, {name}, and welcome{host}!',
    openings: ['Arr, listen well:', 'Gather round, me hearties:'],
    endings: ['That be the truth, or I am no pirate.', 'Now hoist the sails!'],
    spelling: { you: 'ye', your: 'yer', my: 'me', is: 'be', are: 'be', of: 'o’', and: 'an’' },
  },
  {
    name: 'playful',
    pattern: /\b(?:playful|playfully|funny|humorous|silly)\b/i,
    welcome: 'Three cheers for {name}, and welcome{host}!',
    openings: ['Drum roll, please:', 'Ooh, I like this one:'],
    endings: ['My goldfish agrees.', 'And nobody even spilled the tea.'],
  },
];
