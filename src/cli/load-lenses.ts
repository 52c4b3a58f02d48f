import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { nearestName } from '../document/nearest-name.ts';
import { parseDocument } from '../document/parse-document.ts';
import { type Lens, parseLens } from '../lens/index.ts';
import { type Pack, type Named, packKey, parsePack, PracticeNames } from '../review/index.ts';
import { fileNamedIn, type PlacedProblem, readText, shownPath } from './hand-written-files.ts';
import type { ProgramData } from './load-data.ts';
import { expected } from './outputs.ts';
import { UsageError } from './usage-error.ts';

/** A lens with what checks say of its choices. */
export interface LoadedLens {
  readonly lens: Lens;
  readonly pack: Pack;
}

/** Lenses by alias or by file, and all that is wrong with them. */
export class LensLoading {
  readonly lenses: LoadedLens[] = [];
  readonly problems: PlacedProblem[] = [];
  readonly #data: ProgramData;

  constructor(data: ProgramData) {
    this.#data = data;
  }

  /** A lens that a review file names: an alias, or a path beside the file. */
  addNamed({ name, place }: Named, reviewFile: string): void {
    if (this.#addKnown(name)) return;
    const found = fileNamedIn(reviewFile, name);
    if ('path' in found) return this.#addFile(found.path);
    const meant = nearestName(name, this.#known());
    const advice =
      meant === undefined ? `the lenses at hand are ${this.#known().join(', ')}.` : `did you mean ${meant}?`;
    const message = `lenses: ${found.problem}; ${advice}`;
    this.problems.push({ file: shownPath(reviewFile), ...place, message });
  }

  /** A lens that the command line names: an alias, or a path. */
  addGiven(name: string): void {
    if (this.#addKnown(name)) return;
    if (!existsSync(name))
      throw new UsageError(
        `there is no lens ${name}; ${expected(name, this.#known())}, or a file with a lens`,
      );
    this.#addFile(resolve(name));
  }

  #known(): readonly string[] {
    return [this.#data.framework.alias, ...lensAliases()];
  }

  #addKnown(alias: string): boolean {
    if (this.lenses.some(({ lens }) => lens.alias === alias)) return true;
    if (alias === this.#data.framework.alias) {
      this.lenses.push({ lens: this.#data.framework, pack: this.#data.pack });
      return true;
    }
    if (!lensAliases().includes(alias)) return false;
    const { lens } = parseLens(readFileSync(lensFile(`${alias}.json`), 'utf8'), alias);
    if (lens === undefined) throw new Error(`the lens ${alias} cannot be read`);
    const named = { ...lens, alias };
    const pack = this.#packOf(
      named,
      readFileSync(lensFile(`${alias}.pack.json`), 'utf8'),
      `${alias}.pack.json`,
    );
    this.lenses.push({ lens: named, pack });
    return true;
  }

  #addFile(path: string): void {
    const file = shownPath(path);
    const { lens, problems } = parseLens(readText(path), file);
    if (lens === undefined) {
      this.problems.push(...problems.filter(({ severity }) => severity === 'error'));
      return;
    }
    if (this.lenses.some((loaded) => loaded.lens.alias === lens.alias)) return;
    this.lenses.push({ lens, pack: this.#packOfFile(lens, packBeside(path)) });
  }

  /** A pack that nobody named is read where it is a file beside its lens, not where it is a link to elsewhere. */
  #packOfFile(lens: Lens, path: string): Pack {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return new Map();
    const file = shownPath(path);
    if ('path' in fileNamedIn(path, basename(path))) return this.#packOf(lens, readText(path), file);
    this.problems.push({ file, line: 1, message: 'the pack of a lens must be a file beside it' });
    return new Map();
  }

  /** A pack of a lens names its choices as `question/choice`. */
  #packOf(lens: Lens, text: string, file: string): Pack {
    const { pack, problems } = parsePack(text, file);
    this.problems.push(...problems);
    const names = new PracticeNames([lens]);
    const { root } = parseDocument(text);
    const resolved = new Map<string, NonNullable<ReturnType<Pack['get']>>>();
    for (const [name, checks] of pack) {
      const found = names.practice(name);
      if ('found' in found) {
        const { question, choice } = found.found;
        resolved.set(packKey(lens, question, choice), checks);
        continue;
      }
      const entry = root?.type === 'map' ? root.entries.find(({ key }) => key === name) : undefined;
      this.problems.push({
        file,
        line: entry?.line ?? 1,
        column: entry?.column ?? 1,
        message: found.problem,
      });
    }
    return resolved;
  }
}

/** `platform.lens.yaml` and `platform.json` have `platform.pack.yaml` beside them. */
function packBeside(path: string): string {
  return `${path.replace(/(?:\.lens)?\.(?:json|ya?ml)$/i, '')}.pack.yaml`;
}

function lensFile(name: string): URL {
  return new URL(`data/lenses/${name}`, import.meta.url);
}

/** Aliases of the lenses that come with the program, besides the Framework. */
export function lensAliases(): readonly string[] {
  const folder = lensFile('');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.pack.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .toSorted();
}
