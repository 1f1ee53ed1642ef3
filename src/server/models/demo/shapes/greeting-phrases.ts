/** Greetings by voice. `{detail}` continues a sentence about the guest, as in "someone who {detail}". */

export interface GreetingPhrases {
  welcomes: readonly string[];
  details: readonly string[];
  /** When nothing is known about the guest. */
  general: readonly string[];
  offers: readonly string[];
  flourishes: readonly string[];
}
