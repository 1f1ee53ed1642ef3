/** What is used of OpenAI's library, as one part that is loaded with the first question to a model server. */
export { APIConnectionError, APIError, OpenAI } from 'openai';
export { Stream } from 'openai/streaming';
