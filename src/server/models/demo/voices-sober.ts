/** The voices of everyday and of work. */
import type { VoicePhrases } from './voice-phrases.ts';

export const soberVoices: Readonly<
  Record<'plain' | 'formal' | 'friendly' | 'terse' | 'simple' | 'technical', VoicePhrases>
> = {
  plain: {
    openers: [
      'Here is what I have on {thing}.',
      'Let us look at {thing}.',
      'A few words on {thing}.',
      'This is how I would put it.',
      'Let me take {thing} one step at a time.',
      'There is a good answer to this.',
    ],
    closers: [
      'Ask on if you want more of it.',
      'That is the core of it.',
      'From here you can go deeper.',
      'The rest is detail.',
      'A second question will get you further.',
      'So much for {thing}.',
    ],
    notes: [
      'Written by the demo model, offline.',
      'This came from the demo model; no service was asked.',
      'The demo model wrote this from a small stock of notes.',
      'Demo model: good for trying things out, not for facts that matter.',
      'From the demo model, which runs inside this server.',
    ],
    tags: [
      'Demo model{as}: ',
      'From the demo model{as}: ',
      'The demo model{as} says: ',
      'In the words of the demo model{as}: ',
      'The short word of the demo model{as}: ',
      'Noted by the demo model{as}: ',
    ],
  },
  formal: {
    openers: [
      'Thank you for your question about {thing}.',
      'It is a pleasure to respond to your enquiry.',
      'With regard to {thing}, please allow me the following remarks.',
      'I am glad to be of assistance in this matter.',
      'Your question about {thing} deserves a careful answer.',
    ],
    closers: [
      'Should you require further details, I remain at your disposal.',
      'I trust that this answers your question.',
      'Please do not hesitate to enquire further.',
      'I shall gladly elaborate upon request.',
      'I hope that these remarks are of service to you.',
    ],
    notes: [
      'Respectfully submitted by the demo model.',
      'Please note that the author of these lines is a demo model.',
      'For the record, this text was prepared by a demo model.',
      'This statement was issued by the demo model and is not professional advice.',
    ],
    tags: [
      'The demo model{as} respectfully submits: ',
      'With the compliments of the demo model{as}: ',
      'On record from the demo model{as}: ',
      'The demo model{as} begs to state: ',
      'A formal reply of the demo model{as}: ',
    ],
  },
  friendly: {
    openers: [
      'Oh, {thing}, good choice.',
      'Happy to help with that.',
      'Nice question, let us have a look together.',
      'Sure, pull up a chair.',
      'I like it when people ask about {thing}.',
    ],
    closers: [
      'Hope that helps, and do ask again.',
      'Shout if you want to hear more.',
      'Let me know how it goes.',
      'That should get you going, take care.',
      'Have fun with it.',
    ],
    notes: [
      'Warm regards from the demo model.',
      'Just so you know, you were chatting with a demo model.',
      'Your friendly demo model wrote this.',
      'With a wave from the demo model.',
    ],
    tags: [
      'Your friendly demo model{as} says: ',
      'A warm word from the demo model{as}: ',
      'Happy to help, says the demo model{as}: ',
      'From one friend, a demo model{as}: ',
      'With a smile from the demo model{as}: ',
    ],
  },
  terse: {
    openers: ['Brief.', 'Facts.', 'Noted.', 'Right.'],
    closers: ['Done.', 'That is all.', 'Enough.', 'Over.'],
    notes: ['Demo model.', 'Source: demo model.', 'By demo model.', 'Demo model, out.'],
    tags: [
      'Demo model{as}: ',
      'Demo model{as}, brief: ',
      'Demo model{as} reports: ',
      'Short, by demo model{as}: ',
      'Demo model{as}, noted: ',
    ],
  },
  simple: {
    openers: [
      'Let us make this easy.',
      'Think of {thing} for a moment.',
      'Here comes the easy version.',
      'You can picture {thing} like this.',
      'Ready, then we start with {thing}.',
    ],
    closers: [
      'And that is all there is to it.',
      'Now you can tell somebody else.',
      'Easy, right?',
      'Try to say it back in your own words.',
      'Well done for asking.',
    ],
    notes: [
      'A small demo model wrote this for you.',
      'You just read an answer by a demo model.',
      'The demo model likes easy words.',
      'This was the demo model, keeping it simple.',
    ],
    tags: [
      'In easy words, the demo model{as} says: ',
      'The demo model{as} keeps it simple: ',
      'The easy answer of the demo model{as}: ',
      'Simply put by the demo model{as}: ',
      'The demo model{as} explains: ',
    ],
  },
  technical: {
    openers: [
      'Scope: {thing}.',
      'Definition first, then properties.',
      'Terms before claims.',
      'The following covers {thing} at first order.',
      'Assume the ordinary case unless stated.',
    ],
    closers: [
      'Corner cases are left out.',
      'Verify against a primary source before use.',
      'Higher-order effects are neglected here.',
      'Complexity beyond this point depends on the case.',
      'This holds under ordinary conditions.',
    ],
    notes: [
      'Generated by: demo model, seeded, no lookup.',
      'Provenance: demo model.',
      'Author: demo model; confidence not measured.',
      'Method: demo model, templates and notes.',
    ],
    tags: [
      'Demo model{as}, statement 1: ',
      'Output of the demo model{as}: ',
      'Result by the demo model{as}: ',
      'The demo model{as} specifies: ',
      'Abstract by the demo model{as}: ',
    ],
  },
};
