import { useState } from 'react';

/**
 * For a Select or MultiSelect: its options are in the page only while its field has the focus, so that a page of many lists is
 * there sooner. Not only while the list is open, because Enter may follow at once what is typed into a closed one.
 */
export function useListOnFocus() {
  const [keepMounted, setKeepMounted] = useState(false);
  return { keepMounted, onFocus: () => setKeepMounted(true), onBlur: () => setKeepMounted(false) };
}
