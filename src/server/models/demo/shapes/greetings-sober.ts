/** Greetings in the voices of everyday and of work. */
import type { GreetingPhrases } from './greeting-phrases.ts';

export const soberGreetings: Readonly<
  Record<'plain' | 'formal' | 'friendly' | 'terse' | 'simple' | 'technical', GreetingPhrases>
> = {
  plain: {
    welcomes: [
      'Hello, {name}, and welcome to {place}.',
      'Welcome to {place}, {name}.',
      'Good day, {name}. This is {place}.',
      'Hello, {name}. Here we are: {place}.',
      'Glad to see you, {name}, at {place}.',
    ],
    details: [
      'Someone who {detail} is in the right place here.',
      'It is good to have someone here who {detail}.',
      'We do not often meet a person who {detail}.',
      'You are someone who {detail}, so I will not keep you long.',
      'For a person who {detail} there is much to see here.',
      'They told me that you are one who {detail}.',
    ],
    general: [
      'It is good that you are here.',
      'You are expected.',
      'There is time to look around.',
      'The house is yours for today.',
      'You came on a quiet day.',
    ],
    offers: [
      'Start wherever you like, and ask if something is unclear.',
      'Look around, and take your time.',
      'The first room is on the left, and questions are welcome in all of them.',
      'There is a plan by the door, and I am never far.',
      'Follow the noise, it leads to the best part.',
      'Begin with whatever looks odd.',
    ],
    flourishes: ['The door will stay open.', 'Everything here may be tried out.', 'The best things stand at the back.'],
  },
  formal: {
    welcomes: [
      'Dear {name}, it is an honour to welcome you to {place}.',
      'Good day, {name}. On behalf of {place}, I bid you a cordial welcome.',
      'Esteemed {name}, we are delighted to receive you at {place}.',
      'My dear {name}, permit me to welcome you to {place}.',
      '{name}, we are greatly honoured by your visit to {place}.',
    ],
    details: [
      'A guest who {detail} does us a particular honour.',
      'We hold in high regard anyone who {detail}.',
      'It is a privilege to receive someone who {detail}.',
      'It has been brought to my attention that you are one who {detail}, and we are honoured.',
      'To welcome a person who {detail} is a rare pleasure.',
      'May I say how gladly we receive a guest who {detail}.',
    ],
    general: [
      'Your visit is a privilege to us.',
      'We have looked forward to your arrival.',
      'Your presence is greatly appreciated.',
      'We are much obliged to you for coming.',
      'It gives us great satisfaction to see you here.',
    ],
    offers: [
      'Should you have any wish, please let me know, and it shall be seen to.',
      'I should be pleased to accompany you through the rooms at your convenience.',
      'Please regard the house as being at your disposal.',
      'A seat has been reserved for you in the first row.',
      'My colleagues and I are at your service throughout the day.',
      'Kindly allow us to begin with the library.',
    ],
    flourishes: [
      'Refreshments will be served in the hall.',
      'A programme of the day awaits you at the desk.',
      'We trust that your journey was agreeable.',
    ],
  },
  friendly: {
    welcomes: [
      'Hi {name}, how lovely to see you at {place}.',
      'Hello {name}, come on in, and welcome to {place}.',
      'Hey {name}, you made it to {place}.',
      'Welcome, dear {name}, {place} is all yours today.',
      'There you are, {name}, I was just thinking that {place} needed you.',
    ],
    details: [
      'Somebody who {detail}, how nice, we should talk.',
      'I heard that you are someone who {detail}, and that made my day.',
      'Anyone who {detail} gets the good chair here.',
      'You are someone who {detail}, right, then you will love this.',
      'We have been looking forward to meeting someone who {detail}.',
      'Tell me everything, it is not every day that I meet a person who {detail}.',
    ],
    general: [
      'Make yourself at home.',
      'I was hoping that you would drop by.',
      'It is always good to see a new face.',
      'We saved you a seat.',
      'You are going to fit right in.',
    ],
    offers: [
      'Have a wander, and shout if you need anything.',
      'Grab a cup of tea, and then I will show you my favourite corner.',
      'Ask me anything, there are no silly questions here.',
      'Leave your bag with me, and go and play.',
      'Start with the noisy room, it is the best one.',
      'Follow your nose, and come back for cake at four.',
    ],
    flourishes: [
      'The biscuits are fresh, just saying.',
      'I am so glad that you came.',
      'You picked a good day, it is quiet and sunny.',
    ],
  },
  terse: {
    welcomes: ['{name}. Welcome to {place}.', 'Welcome, {name}. {place}.', 'Hello, {name}. Come in.'],
    details: ['One who {detail}: good.', 'Noted: {detail}.', 'Known for this: {detail}.'],
    general: ['Good that you came.', 'Expected.', 'Right on time.'],
    offers: ['Start left.', 'Questions: ask.', 'Coats there, rooms here.'],
    flourishes: ['Tea at four.', 'Lift is broken.', 'Best room last.'],
  },
  simple: {
    welcomes: [
      'Hello {name}. You are now in {place}.',
      'Hi {name}. Nice that you came to {place}.',
      'Welcome, {name}. This is {place}, and it is fun.',
    ],
    details: [
      'You are someone who {detail}. That is great.',
      'I like people like you, somebody who {detail}.',
      'So you are the one who {detail}. Good to know.',
    ],
    general: ['You can look at all the things.', 'Today you are our guest.', 'You can stay as long as you like.'],
    offers: [
      'If you do not know something, just ask me.',
      'Let us start with the big wheel.',
      'You may touch the things with a green dot.',
    ],
    flourishes: [
      'There are stickers at the end.',
      'The train goes every ten minutes.',
      'You will laugh in room three.',
    ],
  },
  technical: {
    welcomes: [
      'Visitor identified: {name}. Location: {place}. Welcome.',
      '{name}, you have reached {place}; the visit starts now.',
      'Welcome, {name}. Entry to {place} is logged.',
    ],
    details: [
      'Relevant property of the visitor: someone who {detail}.',
      'Your profile, a person who {detail}, matches our collection.',
      'Given a visitor who {detail}, the long route is recommended.',
    ],
    general: [
      'No prior record of this visitor exists.',
      'Default route: clockwise.',
      'Expected length of stay: ninety minutes.',
    ],
    offers: [
      'Questions are answered in order of arrival.',
      'A plan at scale 1:200 hangs by the door.',
      'Start at room 1; rooms 2 to 6 depend on it.',
    ],
    flourishes: [
      'Room temperature is 20 °C.',
      'The clocks here are accurate to the second.',
      'Exits are marked at both ends.',
    ],
  },
};
