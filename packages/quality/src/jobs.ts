import { defineJob } from '@saldo/jobs';
import { parsePlainDate } from '@saldo/kernel';
import { z } from 'zod';

const day = z.string().refine((text) => parsePlainDate(text) !== null);

const wish = z.object({ clientId: z.uuid(), from: day.optional(), to: day.optional() });
export type CheckPayload = z.infer<typeof wish>;

/** Checks a client's books and bank, year by year. */
export const dataQuality = defineJob({
  name: 'ai.data-quality',
  queue: 'ai',
  payload: wish,
  subjectType: 'client',
  onePer: ({ clientId }) => clientId,
});
