import { runCorpus } from './corpus.ts';
import { readers } from './readers.ts';

const folder = process.argv[2];
if (folder) process.exitCode = await runCorpus(folder, readers, console.log);
else {
  console.error('Name a folder: npm run corpus -- <folder of SIE files>');
  process.exitCode = 2;
}
