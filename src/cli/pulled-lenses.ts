import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameKey } from '../exchange/find-workload.ts';
import type { PulledLens } from '../exchange/pull-review.ts';
import { ownAlias } from '../exchange/tool-aliases.ts';
import type { Tool } from '../exchange/tool.ts';
import type { ToolLens, ToolWorkload } from '../exchange/tool-workload.ts';
import { reasonOf } from '../exchange/write-push.ts';
import { parseLens } from '../lens/index.ts';
import { loadData } from './load-data.ts';
import { LensLoading, lensAliases } from './load-lenses.ts';
import type { Statements } from './read-review-file.ts';

interface FoundLenses {
  readonly lenses: readonly PulledLens[];
  /** Lens files to be written, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Lenses whose answers stay behind, a sentence each. */
  readonly left: readonly string[];
}

/**
 * The lenses of a workload as the program rates by them: those that come with it, those that the review file names, and custom ones
 * that the tool hands out, which go into `lenses/` beside the review file.
 */
export async function pulledLenses(
  tool: Tool,
  workload: ToolWorkload,
  statements: Statements | undefined,
  folder: string,
): Promise<FoundLenses> {
  const loading = new LensLoading(loadData());
  const [lenses, left]: [PulledLens[], string[]] = [[], []];
  const files = new Map<string, string>();
  for (const applied of workload.lenses) {
    const alias = ownAlias(applied.arn) ?? ownAlias(applied.alias);
    const known = alias === undefined ? namedInFile(applied, statements) : builtIn(loading, applied, alias);
    if (known !== undefined) {
      lenses.push(known);
      continue;
    }
    if (alias !== undefined) {
      left.push(`the answers of ${applied.name}: the lens ${alias} does not come with Hexastyle`);
      continue;
    }
    const exported = await exportedLens(tool, applied, folder);
    if ('problem' in exported) left.push(`the answers of ${applied.name}: ${exported.problem}`);
    else {
      lenses.push(exported.pulled);
      if (exported.text !== undefined) files.set(exported.path, exported.text);
    }
  }
  return { lenses, files, left };
}

function builtIn(loading: LensLoading, tool: ToolLens, alias: string): PulledLens | undefined {
  if (alias !== 'wellarchitected' && !lensAliases().includes(alias)) return undefined;
  loading.addGiven(alias);
  const found = loading.lenses.find(({ lens }) => lens.alias === alias);
  return found === undefined ? undefined : { tool, lens: found.lens, name: alias };
}

function namedInFile(tool: ToolLens, statements: Statements | undefined): PulledLens | undefined {
  const index = statements?.lenses.findIndex((lens) => nameKey(lens.name) === nameKey(tool.name)) ?? -1;
  const lens = statements?.lenses[index];
  const name = statements?.file?.lenses[index]?.name;
  return lens === undefined || name === undefined ? undefined : { tool, lens, name };
}

type Exported =
  | { readonly pulled: PulledLens; readonly path: string; readonly text?: string }
  | { readonly problem: string };

async function exportedLens(tool: Tool, applied: ToolLens, folder: string): Promise<Exported> {
  let json: string | undefined;
  try {
    json = (
      await tool.exportLens({
        LensAlias: applied.arn,
        ...(applied.version !== '' && { LensVersion: applied.version }),
      })
    ).LensJSON;
  } catch (error) {
    return { problem: `the tool does not hand out the lens (${reasonOf(error)})` };
  }
  const { lens } = parseLens(json ?? '', applied.name);
  if (lens === undefined || json === undefined) return { problem: 'the lens cannot be read' };
  const name = `lenses/${lens.alias}.json`;
  const path = join(folder, name);
  const pulled = { tool: applied, lens, name: `./${name}` };
  if (!existsSync(path)) return { pulled, path, text: indented(json) };
  const there = parseLens(readFileSync(path, 'utf8'), path).lens;
  return there !== undefined && JSON.stringify(there) === JSON.stringify(lens)
    ? { pulled, path }
    : { problem: `${name} is there already, with another content` };
}

/** JSON in lines; text that is not strictly JSON as it is. */
function indented(text: string): string {
  try {
    return `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
  } catch {
    return text;
  }
}
