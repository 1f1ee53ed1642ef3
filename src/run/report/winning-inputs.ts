/** What replaces a tweak in every run of the request, by the number of its inputs. */
export function winningInputs(inputs: number): string {
  return inputs === 1 ? 'Input 1' : 'the inputs';
}
