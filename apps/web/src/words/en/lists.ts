import { counting } from '../count.ts';

const count = counting('en');

/** What every list can do: views, columns, files, picked rows. */
export const lists = {
  view: 'View',
  views: 'Saved views',
  standard: 'Standard',
  columns: 'Columns',
  density: 'Row height',
  densities: { normal: 'Normal', compact: 'Compact' },
  save: 'Save as a view …',
  saveChanges: (name: string) => `Save the changes to “${name}”`,
  rename: 'Rename …',
  remove: 'Delete the view',
  changed: 'changed',
  saveTitle: 'Save as a view',
  saveText: 'Filter, order, columns and row height are saved. Only you see the view.',
  renameTitle: 'Rename the view',
  name: 'Name',
  saved: (name: string) => `The view “${name}” is saved`,
  removed: (name: string) => `The view “${name}” is deleted`,
  restored: (name: string) => `The view “${name}” is back`,
  file: 'Export',
  files: { xlsx: 'Excel (XLSX)', csv: 'CSV' },
  fileText: 'Every row of the filter, as shown',
  making: 'Making the file …',
  select: 'Select the row',
  selectAll: 'Select all rows shown',
  selected: (n: number) => count(n, 'row selected', 'rows selected'),
  clearSelection: 'Clear selection',
};
