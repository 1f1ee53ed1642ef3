/** All voices by name. */
import type { VoiceName } from './read-tone.ts';
import type { VoicePhrases } from './voice-phrases.ts';
import { playingVoices } from './voices-playing.ts';
import { soberVoices } from './voices-sober.ts';

export const voices: Readonly<Record<VoiceName, VoicePhrases>> = { ...soberVoices, ...playingVoices };
