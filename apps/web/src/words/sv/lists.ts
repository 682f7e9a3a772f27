import { counting } from '../count.ts';

const count = counting('sv');

/** What every list can do: views, columns, files, picked rows. */
export const lists = {
  view: 'Vy',
  views: 'Sparade vyer',
  standard: 'Standard',
  columns: 'Kolumner',
  density: 'Radhöjd',
  densities: { normal: 'Normal', compact: 'Tät' },
  save: 'Spara som vy …',
  saveChanges: (name: string) => `Spara ändringarna i ”${name}”`,
  rename: 'Byt namn …',
  remove: 'Ta bort vyn',
  changed: 'ändrad',
  saveTitle: 'Spara som vy',
  saveText: 'Filter, ordning, kolumner och radhöjd sparas. Bara du ser vyn.',
  renameTitle: 'Byt namn på vyn',
  name: 'Namn',
  saved: (name: string) => `Vyn ”${name}” är sparad`,
  removed: (name: string) => `Vyn ”${name}” är borttagen`,
  restored: (name: string) => `Vyn ”${name}” är tillbaka`,
  file: 'Exportera',
  files: { xlsx: 'Excel (XLSX)', csv: 'CSV' },
  fileText: 'Alla rader i filtret, som de visas',
  making: 'Filen görs …',
  select: 'Markera raden',
  selectAll: 'Markera alla rader som visas',
  selected: (n: number) => count(n, 'rad markerad', 'rader markerade'),
  clearSelection: 'Avmarkera',
};
