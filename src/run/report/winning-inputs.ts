/** What replaces a tweak in every run of the request, by the number of inputs that are sent. */
export function winningInputs(inputs: number): string {
  if (inputs === 0) return 'empty text';
  return inputs === 1 ? 'Input 1' : 'the inputs';
}
