import { readTerraform } from '../src/readers/terraform/read-terraform.ts';
import { randomProject } from './terraform-project-grammar.ts';

/** What is wrong with the reading of a random project; undefined where nothing is. */
export function faultIn(seed: number): string | undefined {
  const texts = randomProject(seed);
  const outside: string[] = [];
  const read = (path: string): string | undefined => {
    if (path.startsWith('/') || path.split('/').includes('..')) outside.push(path);
    return texts.get(path);
  };
  const before = prototypes();
  try {
    const { files } = readTerraform({ paths: [...texts.keys()], read });
    const recorded = new Set(files.map(({ path }) => path));
    const lost = [...texts.keys()].filter(
      (path) => /\.(?:tf|tofu|tfvars)(?:\.json)?$/.test(path) && !recorded.has(path),
    );
    if (lost.length > 0) return `no account is given of ${lost.join(', ')}`;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  if (prototypes() !== before) return 'a prototype was changed';
  return outside.length > 0 ? `files outside were asked for: ${outside.join(', ')}` : undefined;
}

function prototypes(): string {
  return [Object, Array, Map, String, Function]
    .map(({ prototype }) => Object.getOwnPropertyNames(prototype).length)
    .join();
}
