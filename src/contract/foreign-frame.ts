/**
 * Frames of the two recorded streams that are no part of the run grammar: the agui protocol of `/api/v2/workflows` and the
 * per-vertex stream of the visual builder. They are read so that such a stream can be told from a broken one.
 */
import * as z from 'zod/mini';

const aguiFrameSchema = z.looseObject({ type: z.string().check(z.regex(/^[A-Z_]+$/)) });
const vertexFrameSchema = z.union([z.looseObject({ message: z.string() }), z.looseObject({ error: z.string() })]);

export const foreignFrameSchema = z.union([aguiFrameSchema, vertexFrameSchema]);
