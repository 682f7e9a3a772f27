import { z } from '@hono/zod-openapi';
import { grants, operations } from '@saldo/access';
import { roles } from '@saldo/kernel';

const grant = z.enum(grants).openapi('Grant', {
  description:
    'All of it, nothing of it, or a part: own-bank, its own bank feed · own-files, its statement and SIE files · assigned, tasks assigned ' +
    'to it · published, published reports · own-answers, the questions put to it · own-acts, what it did itself.',
});

const ofEachRole = z.object({ ADMIN: grant, COORDINATOR: grant, SPECIALIST: grant, CLIENT: grant, AUDITOR: grant });

export const RoleTableSchema = z
  .object({
    roles: z.array(z.object({ role: z.enum(roles), clients: z.enum(['all', 'given']) })),
    permissions: z.array(z.object({ operation: z.enum(operations), grants: ofEachRole })),
  })
  .openapi('RoleTable');
