/**
 * Frames of two recorded streams that are not run events: the agui protocol of `/api/v2/workflows` and the per-vertex
 * stream of the visual builder. They are parsed so that such a stream is not reported as broken.
 */
import * as z from 'zod/mini';

const aguiFrameSchema = z.looseObject({ type: z.string().check(z.regex(/^[A-Z_]+$/)) });
const vertexFrameSchema = z.union([z.looseObject({ message: z.string() }), z.looseObject({ error: z.string() })]);

export const foreignFrameSchema = z.union([aguiFrameSchema, vertexFrameSchema]);
