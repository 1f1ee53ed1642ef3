/** Decides what kind of answer a request wants. */
import type { LengthWish } from './read-length.ts';
import type { PromptParts } from './read-prompt.ts';
import type { RoleWish } from './read-role.ts';

export type Intent =
  | 'empty'
  | 'data'
  | 'code'
  | 'summary'
  | 'rewrite'
  | 'translate'
  | 'feeling'
  | 'greeting'
  | 'letter'
  | 'verse'
  | 'story'
  | 'joke'
  | 'recall'
  | 'introduction'
  | 'hello'
  | 'thanks'
  | 'self'
  | 'fact'
  | 'unknowable'
  | 'compare'
  | 'support'
  | 'list'
  | 'steps'
  | 'choose'
  | 'explain'
  | 'reflect';

/** First match wins, so the narrow ones come first. `where` limits a rule to the instructions. */
const RULES: readonly { intent: Intent; where: 'lead' | 'question' | 'both'; pattern: RegExp }[] = [
  { intent: 'summary', where: 'both', pattern: /\bsummari[sz]e\b|\bsummary of\b|\btl;?dr\b/i },
  { intent: 'translate', where: 'both', pattern: /\btranslat(?:e|ion)\b/i },
  { intent: 'rewrite', where: 'both', pattern: /\b(?:rewrite|rephrase|reword|paraphrase|proofread)\b/i },
  { intent: 'feeling', where: 'both', pattern: /\bsentiment\b|\bpositive,? (?:or|and|neutral)\b|\bclassify\b/i },
  {
    intent: 'greeting',
    where: 'both',
    pattern: /^\s*(?:please )?(?:greet|welcome)\b|\b(?:write|say|give|draft|compose)\b.{0,40}\b(?:greeting|welcome)\b/i,
  },
  {
    intent: 'code',
    where: 'both',
    pattern:
      /\b(?:write|show|give|create|implement|generate|need)\b.{0,60}\b(?:code|function|script|program|snippet|regex|regular expression|query|one-liner)\b|\b(?:code|function|script|program) (?:for|to|that|which|in)\b|\bin (?:python|javascript|typescript|sql|bash|java|rust|go|c\+\+)\b/i,
  },
  {
    intent: 'letter',
    where: 'both',
    pattern:
      /\b(?:write|draft|compose|prepare)\b.{0,60}\b(?:e-?mail|letter|note|message|invitation|apology|announcement|memo)\b/i,
  },
  { intent: 'verse', where: 'both', pattern: /\b(?:poem|haiku|limerick|verses?|rhyme|ode|sonnet)\b/i },
  { intent: 'story', where: 'both', pattern: /\b(?:story|tale|fable)\b/i },
  { intent: 'joke', where: 'both', pattern: /\b(?:joke|make me laugh|something funny)\b/i },
  {
    intent: 'recall',
    where: 'question',
    pattern:
      /\bwhat(?:'s| is| was) my\b|\bwho am i\b|\b(?:do you )?(?:remember|recall|know) (?:me|my|what i|who i)\b|\bwhat did (?:i|we)\b|\bwhat have i\b|\bwhat do i (?:like|love|do|have|own|want|prefer|need|play|study|hate)\b|\bwhere do i\b|\bwhat do you know about me\b/i,
  },
  {
    intent: 'self',
    where: 'question',
    pattern:
      /\b(?:who|what) are you\b|\bwhat(?:'s| is) your name\b|\b(?:which|what) model\b|\bare you (?:an? |really )?(?:ai|bot|robot|human|person|real|model|chatgpt|demo)\b|\bwhat can you do\b/i,
  },
  { intent: 'introduction', where: 'question', pattern: /\bmy name(?:'s| is)\b|\bi am called\b|\bcall me \p{Lu}/iu },
  {
    intent: 'fact',
    where: 'question',
    pattern:
      /\bcapital (?:city )?of\b|^[\s\w',]*?[-(]?\d[\d.,]*\s*(?:[-+*/x×÷^%]|plus|minus|times|divided by|per ?cent of|percent of|% of)\s*\(?\d/i,
  },
  {
    intent: 'unknowable',
    where: 'question',
    pattern:
      /\bwhat (?:time|day|date) is it\b|\btoday's date\b|\bweather (?:today|tomorrow|now|in)\b|\b(?:latest|current|today's) (?:news|price|score)\b|\bstock price\b/i,
  },
  {
    intent: 'compare',
    where: 'both',
    pattern:
      /\bdifferences? between\b|\bversus\b|\bvs\.?(?=\s)|\bcompare\b|\bbetter:? .{2,40} or\b|\bhow (?:does|do|is|are) .{2,40} differ/i,
  },
  {
    intent: 'list',
    where: 'both',
    pattern:
      /\b(?:pros and cons|brainstorm|ideas|tips|suggestions|checklist)\b|^\s*(?:please )?(?:list|name|suggest)\b|\bgive me (?:\w+ )?(?:facts|reasons|examples|ways|things|names)\b/i,
  },
  {
    intent: 'steps',
    where: 'question',
    pattern:
      /^\s*(?:please )?(?:how (?:do|can|should|could|would) (?:i|you|we|one|people)|how to)\b|\b(?:recipe|instructions|step[- ]by[- ]step|plan for|guide to|teach me)\b/i,
  },
  {
    intent: 'choose',
    where: 'question',
    pattern: /\bshould (?:i|we)\b|\bwhich\b.*\b(?:best|better|should)\b|\brecommend\b/i,
  },
];

const SUPPORT_ROLE = /\b(?:support|customer|help ?desk|billing|service|refund|complaints?)\b/i;
const SUPPORT_CASE =
  /\b(?:refund|invoice|charged|payment|order(?:ed)?|parcel|delivery|delivered|subscription|cancel|account|log ?in|password|broken|does ?n[o']t work|not working|error message|workspace)\b/i;
/** Said to a support desk, and no case all the same. */
const NO_CASE = /\bmy name\b|\bwho am i\b|\bsummari[sz]e\b|\bpoem\b|\bjoke\b|\bremember\b/i;
const QUESTION =
  /\?\s*$|^\s*(?:what|who|where|when|why|how|which|is|are|was|were|do|does|did|can|could|should|would|will|has|have|explain|describe|tell|define|teach|discuss|show|give|write|talk|introduce|present|outline|name|say)\b/i;

export function readIntent(parts: PromptParts, length: LengthWish, role: RoleWish, system: string): Intent {
  const { lead, question } = parts;
  if (question.trim() === '' && lead.trim() === '') return 'empty';
  if (length.form === 'json' || length.form === 'csv') return 'data';
  const head = question.slice(0, 400);
  const trimmed = head.trim();
  if (
    /^(?:hi|hello|hey|good (?:morning|day|afternoon|evening)|greetings|ahoy)(?: there| again| everyone| all| friend)?\W*$/i.test(
      trimmed,
    )
  )
    return 'hello';
  if (/^(?:many )?(?:thanks|thank you|thx|cheers)\b[^?]{0,60}$/i.test(trimmed)) return 'thanks';
  const speaksOfOwnCase = /\b(?:my|our|i|we)\b/i.test(head);
  const isSupport = SUPPORT_ROLE.test(`${role.role ?? ''} ${system.slice(0, 600)}`);
  if (isSupport && speaksOfOwnCase && !NO_CASE.test(head)) return 'support';
  for (const { intent, where, pattern } of RULES) {
    if (where !== 'question' && lead !== '' && pattern.test(lead)) return intent;
    if (where !== 'lead' && pattern.test(head)) return intent;
  }
  if (SUPPORT_CASE.test(head) && speaksOfOwnCase) return 'support';
  if (/^\s*(?:hi|hello|hey)\b/i.test(head) && /\b(?:i'm|i am|this is) \p{Lu}/u.test(head)) return 'introduction';
  if (length.form === 'table') return 'data';
  if (length.form === 'steps') return 'steps';
  if (length.bullets !== null || length.form === 'bullets') return 'list';
  if (QUESTION.test(trimmed) || lead !== '' || trimmed.split(/\s+/).length <= 4) return 'explain';
  return 'reflect';
}
