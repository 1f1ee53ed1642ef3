/** Finds the things that a question is about, among those the demo model knows. */
import { dailyTopics } from './daily.ts';
import { homeTopics } from './home.ts';
import { modelTopics } from './models.ts';
import { natureTopics } from './nature.ts';
import { skyTopics } from './sky.ts';
import { technologyTopics } from './technology.ts';
import type { Topic } from './topic.ts';
import { workTopics } from './work.ts';

const topicsByWord: ReadonlyMap<string, Topic> = new Map(
  [skyTopics, natureTopics, homeTopics, dailyTopics, technologyTopics, modelTopics, workTopics]
    .flat()
    .flatMap((topic) => topic.words.map((word) => [word, topic] as const)),
);

/** In the order in which they are first named; words of two count before their parts. */
export function findTopics(text: string): Topic[] {
  const words =
    text
      .slice(0, 2_000)
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? [];
  const found = new Set<Topic>();
  words.forEach((word, index) => {
    const topic = topicsByWord.get(`${word} ${words[index + 1] ?? ''}`) ?? topicsByWord.get(word);
    if (topic) found.add(topic);
  });
  return [...found];
}
