/** Tweaks for a flow called "Support reply" that show every state of a tweak. */

/** All states at once, as a person might type them. */
export const everyState = `{
  "LanguageModel-b2LxT": {
    "temperature": 0.9,
    "model_name": "gpt-4.1-mini"
  },
  "Knowledge Search": { "top_k": 8 },
  "Summarizer": { "wrods": 40 },
  "Language Model": { "max_tokens": 600 },
  "Priority Rules": { "code": "def build(self): ..." },
  "Chat Input": { "input_value": "Hello" },
  "Prompt Template": { "tone": "friendly" },
  "tone": "formal"
}`;
