/** Takes a prompt apart: instructions, labelled lines ("Tone: formal"), an earlier conversation, and what is asked now. */

export interface Turn {
  isUser: boolean;
  text: string;
}

export interface PromptParts {
  /** Instructions around the question: "Answer as a pirate". Empty when the prompt is just the question. */
  lead: string;
  /** What is asked, or the text to work on when `lead` says what to do with it. */
  question: string;
  /** Labelled lines by lower-case label, for example `tone` and `audience`. */
  labels: ReadonlyMap<string, string>;
  /** The conversation before the question, oldest first. */
  turns: readonly Turn[];
}

const SPEAKER = /^\s*(?:\*\*)?(user|human|customer|ai|assistant|machine|bot|model)(?:\*\*)?\s*:\s*(.*)$/i;
const LABEL = /^\s*(?:\*\*)?([a-z][a-z' ]{1,40}?)(?:\*\*)?\s*:\s*(.*)$/i;
const QUESTION_LABELS =
  /^(?:(?:the )?(?:user|customer) (?:now )?(?:says|asks|writes)|(?:(?:user|current|new|latest) )?(?:question|message|request|input|query)|task|prompt)$/i;
const SETTING_LABELS =
  /^(?:tone|style|voice|mood|register|audience|readers?|topic|subject|language|length|format|name|guest|context|text|article|document|role)$/i;
const HISTORY_LABELS =
  /^(?:(?:the )?(?:conversation|chat|history|messages|memory)(?: (?:so far|history|before))?|earlier messages)$/i;

/** "Write a greeting for this guest: Ada" is an instruction and its content. */
const INSTRUCTION =
  /^\s*((?:please |now )?(?:answer|reply|respond|write|draft|compose|create|explain|describe|summari[sz]e|translate|rewrite|rephrase|classify|greet|welcome|tell|give|list|say|turn|make|convert|correct|speak|act|use|be)\b[^:\n?]{0,200}):\s+(\S[\s\S]*)$/i;

/** What is looked at of a very long prompt, half of it at each end: instructions come first, questions last. */
const LONGEST_READ = 200_000;

/** Never throws; linear in the prompt's lines. */
export function readPrompt(prompt: string): PromptParts {
  const turns: Turn[] = [];
  const labels = new Map<string, string>();
  const lead: string[] = [];
  let question: string[] | null = null;
  let append = (line: string): void => {
    lead.push(line);
  };

  for (const line of shorten(prompt).split(/\r?\n/)) {
    const speaker = SPEAKER.exec(line);
    if (speaker?.[1] !== undefined && question === null) {
      const turn: Turn = { isUser: /user|human|customer/i.test(speaker[1]), text: speaker[2] ?? '' };
      turns.push(turn);
      append = (next) => {
        turn.text += `\n${next}`;
      };
      continue;
    }
    const label = LABEL.exec(line);
    const name = label?.[1]?.toLowerCase() ?? '';
    const value = label?.[2] ?? '';
    if (QUESTION_LABELS.test(name)) {
      const lines = [value];
      question = lines;
      append = (next) => {
        lines.push(next);
      };
    } else if (SETTING_LABELS.test(name)) {
      labels.set(name, value);
      append = (next) => {
        labels.set(name, `${labels.get(name) ?? ''}\n${next}`);
      };
    } else if (!HISTORY_LABELS.test(name) || value !== '') append(line);
  }

  const settings = new Map([...labels].map(([name, value]) => [name, value.trim()]));
  const before = turns.map(({ isUser, text }) => ({ isUser, text: text.trim() }));
  return {
    ...findQuestion(lead.join('\n').trim(), question?.join('\n').trim() ?? null, settings, before),
    labels: settings,
  };
}

function shorten(prompt: string): string {
  if (prompt.length <= LONGEST_READ) return prompt;
  return `${prompt.slice(0, LONGEST_READ / 2)}\n${prompt.slice(-LONGEST_READ / 2)}`;
}

function findQuestion(
  lead: string,
  question: string | null,
  labels: ReadonlyMap<string, string>,
  turns: readonly Turn[],
): { lead: string; question: string; turns: readonly Turn[] } {
  if (question !== null) return { lead, question, turns };
  const last = turns.at(-1);
  if (last?.isUser) return { lead, question: last.text, turns: turns.slice(0, -1) };
  if (last) {
    // An answer, and under it, after an empty line, what is asked now.
    const paragraphs = last.text.split(/\n\s*\n/);
    const asked = paragraphs.length > 1 ? (paragraphs.pop() ?? '') : '';
    if (asked === '') return { lead: '', question: lead, turns };
    return {
      lead,
      question: asked.trim(),
      turns: [...turns.slice(0, -1), { isUser: false, text: paragraphs.join('\n\n') }],
    };
  }
  const split = INSTRUCTION.exec(lead);
  if (split?.[1] !== undefined && split[2] !== undefined)
    return { lead: split[1].trim(), question: split[2].trim(), turns };
  const material = labels.get('text') ?? labels.get('article') ?? labels.get('document') ?? labels.get('guest');
  if (material) return { lead, question: material, turns };
  const topic = labels.get('topic') ?? labels.get('subject');
  if (topic) return { lead, question: topic, turns };
  return { lead: '', question: lead, turns };
}
