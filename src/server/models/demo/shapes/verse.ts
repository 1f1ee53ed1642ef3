/** Poems, small stories and jokes around the words of the question. */
import type { Brief } from '../brief.ts';
import { capitalise, prose } from '../document.ts';
import type { Chooser } from '../seeded-random.ts';
import type { Shape } from './shape.ts';

const FIRST_LINES = [
  'At dawn there is {a}, and no one to see',
  'I asked the still window for {a}',
  'They say that {a} was here before the road',
  'Of all that the evening forgot, there was {a}',
  'Let {a} be a lamp on the sill',
  'It began with {a} and a handful of rain',
] as const;
const SECOND_LINES = [
  'the kettle hums low like a bee',
  'and the dark folded back like a sheet',
  'so I walked at the pace of my breath',
  'while the clock kept on counting to three',
  'and the dust learned to dance in the light',
  'with a coat that was buttoned by wind',
] as const;
const THIRD_LINES = [
  '{b} comes by with a coin in its hand',
  'then {b} answered softly, and stayed',
  'but {b} knows a shorter way home',
  'and {b} is the name of the boat',
  'for {b} is a word one can wear',
  'till {b} turned the key in the lock',
] as const;
const LAST_LINES = [
  'and nothing is lost that was sung.',
  'and I kept what I could not hold.',
  'and the night has a door after all.',
  'so I left both my shoes by the sea.',
  'and the morning is already warm.',
  'and that is as much as I know.',
] as const;

export const verse: Shape = (brief, chooser) => {
  const [a, b] = words(brief, chooser);
  const fill = (line: string): string => capitalise(line.replaceAll('{a}', a).replaceAll('{b}', b));
  const stanza = (): string[] =>
    [chooser.pick(FIRST_LINES), chooser.pick(SECOND_LINES), chooser.pick(THIRD_LINES), chooser.pick(LAST_LINES)].map(
      fill,
    );
  const isHaiku = /\bhaiku\b/i.test(`${brief.parts.lead} ${brief.parts.question}`);
  const lines = isHaiku
    ? [
        fill(chooser.pick(['{a} at first light', 'a breath before {a}', 'late frost, and {a}', 'only {a} is awake'])),
        fill(
          chooser.pick([
            'the pond takes the sky apart',
            'a gate swings that no one touched',
            '{b} leans on the evening rain',
            'one leaf thinks about falling',
          ]),
        ),
        fill(
          chooser.pick([
            'nothing else happens',
            'the tea has gone cold',
            'snow remembers it',
            'and then the first bell',
          ]),
        ),
      ]
    : stanza();
  const second =
    !isHaiku && !brief.length.isShort && (brief.length.isDetailed || brief.liveliness >= 2)
      ? [{ kind: 'verse' as const, lines: stanza() }]
      : [];
  return { blocks: [{ kind: 'verse', lines }, ...second], reserve: [], frame: 'quiet' };
};

const HEROES = ['Mara', 'Jonas', 'Old Petra', 'a boy called Ilo', 'the keeper of the lighthouse', 'Noor'] as const;
const PLACES = [
  'in a town without clocks',
  'in the last house before the sea',
  'at a railway station where no train stopped',
  'in the attic over a bakery',
  'on an island that moved at night',
] as const;

export const story: Shape = (brief, chooser) => {
  const [a, b] = words(brief, chooser);
  const hero =
    brief.person.name ?? /\b(?:called|named)\s+(\p{Lu}\p{L}+)/u.exec(brief.parts.question)?.[1] ?? chooser.pick(HEROES);
  const place = chooser.pick(PLACES);
  const beginning = chooser.pick([
    `${capitalise(place)} lived ${hero}, who knew everything about ${a}.`,
    `${capitalise(place)} sat ${hero}, alone with ${a}.`,
    `${capitalise(place)} nobody had ever seen ${a}, until ${hero} arrived.`,
  ]);
  const trouble = chooser.pick([
    `One morning ${b} was gone.`,
    `Then, on a Tuesday, somebody asked about ${b}, and nobody could answer.`,
    `But ${b} grew, a little every night, and people began to whisper.`,
  ]);
  const turn = chooser.pick([
    'So the two doors that had always been shut were opened.',
    `${capitalise(hero)} sat down and listened, for a whole day.`,
    'The answer lay in the pocket of an old coat.',
    'It took three mistakes and one good rope.',
  ]);
  const end = chooser.pick([
    `Since then, people there say good night to ${a}.`,
    `And ${b} came back by itself, as such things do.`,
    `They kept ${a}, and it kept them.`,
    'When it was over, there was soup.',
  ]);
  const more =
    brief.liveliness >= 2
      ? [
          chooser.pick([
            'The gulls laughed, but kindly.',
            'Even the mayor took off a hat.',
            'It smelled of rain and oranges.',
            'A dog barked at the right moment.',
          ]),
        ]
      : [];
  return {
    blocks: [prose(beginning, trouble), prose(turn, ...more, end)],
    reserve: [
      'The rest was told differently every time.',
      `Some say that ${a} was there from the start.`,
      `Others say it was ${b}.`,
    ],
    frame: 'quiet',
  };
};

export const joke: Shape = (brief, chooser) => {
  const [a, b] = words(brief, chooser);
  const jokes: readonly (readonly [string, string])[] = [
    [`Why did ${a} bring a ladder to work?`, 'Because everyone had spoken of higher temperatures.'],
    [`What does ${a} say at the door?`, `“I am only here for ${b}, the rest was a tweak.”`],
    [`I told my model a joke about ${a}.`, 'It predicted the laugh, one token at a time.'],
    [`Why is ${a} never late?`, 'It has no session to lose.'],
    [
      `${capitalise(a)} walks into a library and asks for ${b}.`,
      'The librarian whispers: “Second shelf, but please, no streaming.”',
    ],
    [`How many people does it take to explain ${a}?`, 'One, and a second to ask what was meant.'],
    [`What is the difference between ${a} and ${b}?`, 'About three commas, and a meeting.'],
  ];
  const [setup, punchline] = chooser.pick(jokes);
  return {
    blocks: [
      prose(setup),
      prose(
        punchline,
        ...(brief.liveliness >= 1
          ? [
              chooser.pick([
                'I will be here all run.',
                'Thank you, you are too kind.',
                'That one was offline, too.',
                'I have others, none of them better.',
              ]),
            ]
          : []),
      ),
    ],
    reserve: [],
    frame: 'quiet',
  };
};

/** Two things to write about; the second may be borrowed. */
function words({ subject, topics }: Brief, chooser: Chooser): [string, string] {
  const first = subject.thing === 'this' ? 'a small lamp' : subject.thing;
  const others = [
    topics[1]?.name,
    ...subject.keywords.filter((word) => !first.includes(word) && !topics[0]?.words.includes(word)),
  ].filter((word) => word !== undefined);
  return [
    first,
    others[0] ?? chooser.pick(['the wind', 'a letter', 'the river', 'an old song', 'silence', 'the harbour']),
  ];
}
