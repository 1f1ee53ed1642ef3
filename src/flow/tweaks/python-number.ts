/**
 * A number as Python's `float(text)` reads it, without `inf` and `nan`. Each digit can match in one way only; otherwise the
 * time would be quadratic in the length of the text.
 */
export const PYTHON_NUMBER = /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/iu;
