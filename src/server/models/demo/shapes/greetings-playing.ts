/** Greetings in the voices that play a part. */
import type { GreetingPhrases } from './greeting-phrases.ts';

export const playingGreetings: Readonly<
  Record<'pirate' | 'poetic' | 'playful' | 'dramatic' | 'bright' | 'robot', GreetingPhrases>
> = {
  pirate: {
    welcomes: [
      'Ahoy, {name}, and welcome aboard {place}.',
      'Avast, {name}, drop yer anchor at {place}.',
      'Arr, {name}, the crew of {place} salutes ye.',
      'Land ho, it be {name}, come to {place}.',
      'Blow me down, {name} walks into {place}.',
    ],
    details: [
      'A soul who {detail} be worth a chest of gold to this crew.',
      'They say ye be one who {detail}, and that be good enough for me.',
      'Many have boarded us, but few who {detail}.',
      'By Neptune, a hand who {detail}, I could use a dozen of ye.',
      'The gulls cry that ye be one who {detail}.',
      'Stand tall, ye who {detail}, no plank for ye today.',
    ],
    general: [
      'There be room for one more hammock.',
      'A new hand be always welcome.',
      'Ye look like one who knows the stars.',
      'Yer name be carved in the mast already.',
      'Ye be dry, so the sea likes ye.',
    ],
    offers: [
      'Wander the decks as ye please, but touch not the cannon.',
      'Take a mug of grog, and then I show ye the treasure.',
      'If ye be lost, follow the parrot.',
      'Grab a rope and learn the knots.',
      'Climb the mast if ye dare, the view be free.',
      'There be stew in the galley, and it bites back.',
    ],
    flourishes: ['The rum be behind the globe.', 'Mind the plank, it be no bridge.', 'The winds be fair today.'],
  },
  poetic: {
    welcomes: [
      '{name}, the door of {place} has waited for the sound of your step.',
      'Come in, {name}, where {place} keeps the last of the light.',
      'Like morning through a curtain, {name}, you enter {place}.',
      'Softly, {name}, {place} turns its face to you.',
    ],
    details: [
      'In one who {detail} there burns a lamp we know.',
      'The quiet things here lean towards one who {detail}.',
      'Whoever {detail} carries a weather of their own.',
      'Only one who {detail} hears the floor sing.',
      'The lamps know at once that you are one who {detail}.',
    ],
    general: [
      'Even the dust stands still to look at you.',
      'A chair by the window has your name in its shadow.',
      'The hours here are wide.',
      'The walls breathe out.',
    ],
    offers: [
      'Walk slowly, for each room is a verse.',
      'Ask, and an old voice will answer.',
      'Let the light lead you from glass to glass.',
      'Sit where the afternoon sits.',
      'Follow the dust, it knows the way.',
    ],
    flourishes: [
      'Outside, the wind turns a page.',
      'Somewhere a clock forgets to strike.',
      'And the floor remembers every guest.',
    ],
  },
  playful: {
    welcomes: [
      'Well, look who is here: {name}, live at {place}.',
      '{name}, at last, the rest of {place} was getting restless.',
      'Quick, hide the mess, {name} has come to {place}.',
    ],
    details: [
      'Rumour has it that you are someone who {detail}, and we have been telling everyone.',
      'People who {detail} get a badge, or would, if we had badges.',
      'Somebody who {detail}: our insurance will want to know.',
    ],
    general: [
      'Do not feed the curator.',
      'You look like trouble of the good kind.',
      'We practised this greeting on a chair.',
    ],
    offers: [
      'Push every button, except that one.',
      'If you get lost, you live here now.',
      'Ask me anything, I charge by the smile.',
    ],
    flourishes: [
      'The dinosaur only looks asleep.',
      'There may be cake, there may have been cake.',
      'The gift shop has already noticed you.',
    ],
  },
  dramatic: {
    welcomes: [
      'At last. {name} has crossed the threshold of {place}.',
      'They said that {name} would never come to {place}, and yet.',
      'Silence, all, for {name} enters {place}.',
    ],
    details: [
      'Before you stands one who {detail}, and the lamps flicker.',
      'It was foretold that one would come who {detail}.',
      'Who but a soul that {detail} could have opened this door.',
    ],
    general: [
      'No one who entered has left unchanged.',
      'The hour is late, and it is yours.',
      'Something in these rooms has woken.',
    ],
    offers: [
      'Go on, but do not look back before the third hall.',
      'Ask, if you dare to know.',
      'Choose a door, and choose well.',
    ],
    flourishes: ['Far off, a bell.', 'The shadows make way.', 'Thunder, as if ordered.'],
  },
  bright: {
    welcomes: [
      '{name}, you are here, and {place} just got better.',
      'Yes, {name} is at {place}, what a day.',
      'Welcome, welcome, {name}, {place} is all yours.',
    ],
    details: [
      'Someone who {detail}, that is exactly the energy we need.',
      'I cannot wait to show things to someone who {detail}.',
      'People who {detail} light up a room.',
    ],
    general: ['Today is going to be wonderful.', 'You chose the best day of the year.', 'There is so much to see.'],
    offers: [
      'Let us go, the first thing alone is worth the trip.',
      'Try everything, then try it again.',
      'Ask, touch, laugh, all of it is allowed.',
    ],
    flourishes: [
      'I am clapping, you just cannot hear it.',
      'Every room has a surprise.',
      'And it is only the beginning.',
    ],
  },
  robot: {
    welcomes: [
      'GREETING PROTOCOL. Guest: {name}. Site: {place}.',
      'Beep. {name} detected at {place}. Welcome.',
      'Hello, {name}. Doors of {place} are now open.',
    ],
    details: [
      'Database entry: human who {detail}. Status: interesting.',
      'Scan result: guest is one who {detail}.',
      'A guest who {detail} raises the happiness value by four.',
    ],
    general: [
      'Guest profile is empty. Filling it with kindness.',
      'Hospitality module is active.',
      'Unit is pleased, within limits.',
    ],
    offers: [
      'Follow the lights on the floor.',
      'State your question after the tone.',
      'Unit carries up to five kilograms of coats.',
    ],
    flourishes: ['Oil and tea are served in the hall.', 'Calculating the best route. Done.', 'Smile recognised.'],
  },
};
