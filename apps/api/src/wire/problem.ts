import { z } from '@hono/zod-openapi';

/** RFC 9457, as every error of the API is answered. */
export const ProblemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:problem-type:saldo:api.invalid' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().openapi({ description: 'One sentence for a person, in the language of Accept-Language.' }),
    code: z.string().openapi({ description: 'Never changes.', example: 'api.invalid' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: 'Every field that is wrong.' }),
  })
  .openapi('Problem');
