/**
 * Keys that every run, event, answer or result has, so they say nothing about a secret that is such a word. Masking them
 * would make the run unreadable. Only those in which a secret can be found: of six characters or more.
 */
export const FORMAT_NAMES: ReadonlySet<string> = new Set(
  (
    'action_id address advancedOnly afterMs answer answered answeredEarlier answering answers arguments arrival ' +
    'arriving artifacts asking asOneRequest before broken carriedFrom characters chatOutputs checks choices chunks ' +
    'columns component component_display_name component_id components concurrency connections content_blocks ' +
    'contents cut_at dataframe description detail display_name displayName duration durationMs echoed elapsedMs ' +
    'endedAt events expect expected failed fallback_action fields firstAt firstByteAt firstTextAt firstTextMs frames ' +
    'frozen headAt headers images input_value inputs inputsMode isConfirmed isFailed isGuess isLeft isNull ' +
    'isReadingTraces isSecret job_id keepsInput lastAt letter mayAsk mayFail mayHaveRun message message_id messages ' +
    'method missed mode noValues number onlyInput options outcome outcomes output outputs passed pieces predicted ' +
    'prompt properties readMs reason reasons received receivedAt refused release repeat repeats replies request ' +
    'request_id requestIndex requests requestsAtOnce response result resultIndex results retryAfter sender ' +
    'sender_name sentAgain sentAt sentAts server session session_id sessionId settings source startedAt startMs ' +
    'status stopReachesServer stream stream_url text_key timedelta timeMs timeout_ms timestamp timing token_usage ' +
    'tokens transport tweaks tweaksText used_frozen_result values variables variant version watchComponents'
  ).split(' '),
);
