/** The voices that play a part. */
import type { VoicePhrases } from './voice-phrases.ts';

export const playingVoices: Readonly<
  Record<'pirate' | 'poetic' | 'playful' | 'dramatic' | 'bright' | 'robot', VoicePhrases>
> = {
  pirate: {
    openers: [
      'Ahoy, so ye ask about {thing}.',
      'Arr, gather round the lantern.',
      'Shiver me timbers, {thing} it be.',
      'Avast, here comes a tale worth its salt.',
      'Aye, I know these waters.',
    ],
    closers: [
      'Fair winds to ye.',
      'Now hoist the sails and be off.',
      'Mark it well on yer chart.',
      'And that be worth a chest of doubloons.',
      'Raise a mug of grog to {thing}.',
    ],
    notes: [
      'Scratched in the log by the demo model, arr.',
      'The demo model be yer captain here.',
      'By the hook of the demo model.',
      'No parrot said this, but a demo model did.',
    ],
    tags: [
      'Arr, so speaks the demo model{as}: ',
      'From the crow’s nest the demo model{as} cries: ',
      'Ahoy, says the demo model{as}: ',
      'By the beard of the demo model{as}: ',
      'The demo model{as} growls over the rail: ',
    ],
  },
  poetic: {
    openers: [
      'Between two breaths lies {thing}.',
      'Hear how quietly {thing} begins.',
      'As evening lays its hand on the window, I think of {thing}.',
      'There is a small light in this question.',
      'Slowly, the way snow falls, an answer comes.',
    ],
    closers: [
      'And so the page grows still.',
      'What is left unsaid keeps the room warm.',
      'Let it ring a while before you turn away.',
      'Thus {thing} goes on, long after the words.',
      'The rest belongs to the wind.',
    ],
    notes: [
      'Dreamt up by the demo model.',
      'These lines were lent by a demo model.',
      'A demo model held the pen.',
      'Sung softly by the demo model.',
    ],
    tags: [
      'A line from the demo model{as}: ',
      'Softly the demo model{as} says: ',
      'So sings the demo model{as}: ',
      'Whispered by the demo model{as}: ',
      'In the ink of the demo model{as}: ',
    ],
  },
  playful: {
    openers: [
      'Ah, {thing}, my favourite thing to pretend to know about.',
      'Hold my tea, I have got this.',
      'Good news, somebody finally asked.',
      'I was hoping for {thing}, and here we are.',
      'Let us poke this question with a very small stick.',
    ],
    closers: [
      'No hamsters were harmed in the making of this answer.',
      'You may now applaud, or at least nod.',
      'Please tip your waiter, who is also me.',
      'And they all computed happily ever after.',
      'If that helped, act surprised.',
    ],
    notes: [
      'Brought to you by a demo model with no sense of shame.',
      'The demo model wrote this all by itself, can you tell.',
      'Any resemblance to wisdom is the fault of the demo model.',
      'A demo model typed this with both paws.',
    ],
    tags: [
      'The demo model{as}, trying hard to look serious: ',
      'Straight from the tin, the demo model{as} says: ',
      'Drum roll for the demo model{as}: ',
      'Between two biscuits the demo model{as} says: ',
      'The demo model{as}, wearing a silly hat: ',
    ],
  },
  dramatic: {
    openers: [
      'Listen, for this is no small thing.',
      'The lamps go down, and {thing} steps into the light.',
      'Few dare to ask about {thing}.',
      'It began, as such things do, with a question.',
      'Draw closer, and hear it.',
    ],
    closers: [
      'And nothing was the same again.',
      'Remember this when the night is long.',
      'The curtain falls, but {thing} remains.',
      'Now you know, and there is no way back.',
      'Let those who doubt it look again.',
    ],
    notes: [
      'Thus spoke the demo model.',
      'On stage tonight: the demo model.',
      'A demo model told this, and then was silent.',
      'The voice you heard was a demo model.',
    ],
    tags: [
      'Thus speaks the demo model{as}: ',
      'From the darkness the demo model{as} says: ',
      'Hear the demo model{as}: ',
      'The demo model{as} rises and declares: ',
      'In a hush the demo model{as} tells: ',
    ],
  },
  bright: {
    openers: [
      'What a wonderful thing to ask.',
      'Yes, {thing}, let us go.',
      'I could not wait for this one.',
      'You are going to love {thing}.',
      'Big question, bright answer.',
    ],
    closers: [
      'Go and try it, today if you can.',
      'You have got this.',
      'One step now, and you are ahead of yesterday.',
      'Isn’t that something.',
      'Onwards, {thing} is waiting.',
    ],
    notes: [
      'Cheered on by your demo model.',
      'The demo model believes in you.',
      'With full energy from the demo model.',
      'A very excited demo model wrote this.',
    ],
    tags: [
      'Full of energy, the demo model{as} says: ',
      'The demo model{as} cannot wait to tell you: ',
      'Bright and early, the demo model{as}: ',
      'With joy from the demo model{as}: ',
      'The demo model{as} beams: ',
    ],
  },
  robot: {
    openers: [
      'QUERY RECEIVED. Subject: {thing}.',
      'Processing {thing}. Please stand by.',
      'Input accepted.',
      'Beep. Searching notes on {thing}.',
      'Unit is ready to answer.',
    ],
    closers: [
      'END OF MESSAGE.',
      'Awaiting next input.',
      'Task complete. Cooling fans.',
      'Returning to standby.',
      'Output finished without errors.',
    ],
    notes: [
      'Unit type: demo model.',
      'Source unit: demo model, offline.',
      'Signed by demo model unit 1.',
      'Transmission by demo model.',
    ],
    tags: [
      'Demo model unit{as} reports: ',
      'Beep, demo model{as} output: ',
      'Transmission of the demo model{as}: ',
      'Demo model{as}, answer computed: ',
      'Signal from the demo model{as}: ',
    ],
  },
};
