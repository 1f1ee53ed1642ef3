import { errorMessage } from '#contract/error-message.ts';

export type WorkerMessage<Answer, Part> = { part: Part } | { answer: Answer } | { problem: string };

/** The worker's side of `askWorker`. The message of an error is passed on to the page as the problem. */
export function answerInWorker<Question, Answer, Part = never>(
  answer: (question: Question, send: (part: Part) => void) => Answer | Promise<Answer>,
): void {
  const post = (message: WorkerMessage<Answer, Part>) => self.postMessage(message);
  self.onmessage = async ({ data }: MessageEvent<Question>) => {
    try {
      post({ answer: await answer(data, (part) => post({ part })) });
    } catch (error) {
      post({ problem: errorMessage(error) });
    }
  };
}
