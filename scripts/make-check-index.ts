/** Writes src/checks/index.ts alone, without the pages that `npm run docs` makes as well. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkIndex } from './check-index.ts';

const folder = join(import.meta.dirname, '..', 'src', 'checks');

writeFileSync(join(folder, 'index.ts'), checkIndex(folder));
