import type { Command } from './command.ts';
import { backup, restore } from './commands/backup.ts';
import { exportBooks, importBooks } from './commands/books.ts';
import { demo } from './commands/demo.ts';
import { doctor } from './commands/doctor.ts';
import { migrate, rotateKeys, verifyAudit } from './commands/maintenance.ts';
import { up } from './commands/up.ts';
import { createUser, resetPassword, resetSecondFactor } from './commands/users.ts';

/** Every command, in the order of the overview. */
export const commands: readonly Command[] = [
  up,
  demo,
  doctor,
  createUser,
  resetPassword,
  resetSecondFactor,
  importBooks,
  exportBooks,
  backup,
  restore,
  verifyAudit,
  rotateKeys,
  migrate,
];
