/** "Chat Output, Input 1": put into the names of controls inside an answer, so that no two of them are alike. */
import { createContext } from 'react';

export const AnswerPlace = createContext('');
