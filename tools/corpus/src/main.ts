import { existsSync } from 'node:fs';
import { runCorpus } from './corpus.ts';
import { readers } from './readers.ts';

const folder = process.argv[2];
if (folder && existsSync(folder)) process.exitCode = await runCorpus(folder, readers, console.log);
else {
  if (folder) console.error(`${folder} is not there.`);
  console.error('Name a folder, or a file: npm run corpus -- <folder of SIE files or statements>');
  process.exitCode = 2;
}
