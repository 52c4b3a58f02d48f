import type { Kind, Language } from '../architecture/index.ts';
import type { Check } from '../checks/check.ts';
import type { DocumentNode, MapEntry } from '../document/document.ts';
import { DocumentReading, type FileProblem, quoted, suggestion } from '../document/document-reading.ts';
import { parseDocument } from '../document/parse-document.ts';
import { unknownAttributes } from './attribute-names.ts';
import { compileExpression, type Expression } from './expression.ts';
import { checkOf, type Message, type OwnCheck } from './own-check.ts';

export type PracticeStrength = 'establishes' | 'supports' | 'contradicts-only';
const STRENGTHS: readonly PracticeStrength[] = ['establishes', 'supports', 'contradicts-only'];

const KEYS = [
  'id',
  'kind',
  'type',
  'title',
  'why',
  'when',
  'expect',
  'message',
  'remediation',
  'practice',
  'practices',
  'absent',
  'examples',
] as const;
type Key = (typeof KEYS)[number];
type Entries = ReadonlyMap<Key, MapEntry>;

const LANGUAGES: readonly Language[] = ['terraform', 'cloudformation'];
const VERDICTS = ['supports', 'contradicts', 'inconclusive', 'not-applicable'] as const;

/** What names in a file of checks are held against. */
export interface KnownNames {
  readonly kinds: readonly Kind[];
  /** Ids of the practices, e.g. `SEC08-BP02`. */
  readonly practices: readonly string[];
  /** Ids that are taken, e.g. those of the catalogue. */
  readonly checks: readonly string[];
}

export interface ParsedOwnChecks {
  readonly checks: readonly Check[];
  /** Practice → check → strength. */
  readonly practices: ReadonlyMap<string, ReadonlyMap<string, PracticeStrength>>;
  /** In the order of the lines. A check that has one is left out. */
  readonly problems: readonly FileProblem[];
}

/** The checks of a file that a user wrote (`hexastyle.checks.yaml`), and all that is wrong with it. */
export function parseOwnChecks(text: string, file: string, known: KnownNames): ParsedOwnChecks {
  const { root, problems } = parseDocument(text);
  const reading = new DocumentReading(file);
  for (const { message, line, column } of problems) reading.report({ line, column }, message);
  const entries = root === undefined ? undefined : reading.map(root, ['checks'], 'the file').get('checks');
  const parser = new OwnCheckParser(reading, known);
  // of a text that is cut off, what is missing in its checks says nothing
  const isWhole = problems.length === 0;
  for (const node of entries === undefined || !isWhole ? [] : reading.items(entries.value, 'checks'))
    parser.add(node);
  return { checks: parser.checks, practices: parser.practices, problems: reading.problems };
}

class OwnCheckParser {
  readonly checks: Check[] = [];
  readonly practices = new Map<string, Map<string, PracticeStrength>>();
  readonly #reading: DocumentReading;
  readonly #known: KnownNames;
  readonly #ids: Set<string>;

  constructor(reading: DocumentReading, known: KnownNames) {
    this.#reading = reading;
    this.#known = known;
    this.#ids = new Set(known.checks);
  }

  add(node: DocumentNode): void {
    const before = this.#reading.problems.length;
    const entries: Entries = this.#reading.map(node, KEYS, 'a check');
    const own = this.#read(node, entries);
    const practices = this.#practicesOf(node, entries);
    if (own === undefined || this.#reading.problems.length > before) return;
    this.checks.push(checkOf(own));
    for (const [practice, strength] of practices) {
      const speaking = this.practices.get(practice) ?? new Map<string, PracticeStrength>();
      this.practices.set(practice, speaking.set(own.id, strength));
    }
  }

  #read(node: DocumentNode, entries: Entries): OwnCheck | undefined {
    const reading = this.#reading;
    const id = this.#id(this.#required(node, entries, 'id'));
    const kinds = this.#kinds(entries.get('kind'));
    const types = this.#texts(entries.get('type'));
    if (kinds.length === 0 && types.length === 0 && !entries.has('kind'))
      reading.report(node, 'a check needs a kind such as s3-bucket, or a type such as aws_s3_bucket.');
    const title = reading.text(this.#required(node, entries, 'title'));
    const expect = this.#expression(this.#required(node, entries, 'expect'), kinds, types);
    const when = this.#expression(entries.get('when'), kinds, types);
    const absent = entries.get('absent');
    if (id === undefined || title === undefined || expect === undefined) return undefined;
    return {
      id,
      kinds,
      types,
      title,
      why: reading.text(entries.get('why')) ?? '',
      remediation: reading.text(entries.get('remediation')) ?? '',
      expect,
      ...(when !== undefined && { when }),
      message: this.#message(entries.get('message'), kinds, types) ?? [`Not so: ${title}.`],
      absent: (absent && reading.oneOf(absent.value, VERDICTS, 'absent')) ?? 'contradicts',
      examples: this.#examples(entries.get('examples')),
    };
  }

  #required(node: DocumentNode, entries: Entries, key: Key): MapEntry | undefined {
    const entry = entries.get(key);
    if (entry === undefined) this.#reading.report(node, `a check needs ${quoted(key)}.`);
    return entry;
  }

  #id(entry: MapEntry | undefined): string | undefined {
    const id = this.#reading.text(entry);
    if (id === undefined || entry === undefined) return undefined;
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id))
      this.#reading.report(
        entry.value,
        `id: expected words joined by hyphens such as acme-bucket-name, found ${quoted(id)}.`,
      );
    else if (this.#ids.has(id))
      this.#reading.report(entry.value, `id: there is another check ${quoted(id)}.`);
    this.#ids.add(id);
    return id;
  }

  #kinds(entry: MapEntry | undefined): readonly Kind[] {
    return this.#placedTexts(entry).flatMap(({ text, node }) => {
      const kind = this.#known.kinds.find(({ id }) => id === text);
      if (kind !== undefined) return [kind];
      const ids = this.#known.kinds.map(({ id }) => id);
      const nearest = suggestion(text, ids);
      const advice = nearest.startsWith('did')
        ? nearest
        : 'see docs/coverage.md, or name a resource type with "type".';
      this.#reading.report(node, `kind: there is no kind ${quoted(text)}; ${advice}`);
      return [];
    });
  }

  #texts(entry: MapEntry | undefined): readonly string[] {
    return this.#placedTexts(entry).map(({ text }) => text);
  }

  /** One text, or a list of them. */
  #placedTexts(entry: MapEntry | undefined): readonly { text: string; node: DocumentNode }[] {
    if (entry === undefined) return [];
    const nodes = entry.value.type === 'list' ? entry.value.items : [entry.value];
    return nodes.flatMap((node) => {
      const text = this.#reading.textOf(node, entry.key);
      return text === undefined ? [] : [{ text, node }];
    });
  }

  #expression(
    entry: MapEntry | undefined,
    kinds: readonly Kind[],
    types: readonly string[],
  ): Expression | undefined {
    const text = this.#reading.text(entry);
    if (text === undefined || entry === undefined) return undefined;
    return this.#compiled(text, entry, kinds, types);
  }

  #compiled(
    text: string,
    { key, value }: MapEntry,
    kinds: readonly Kind[],
    types: readonly string[],
  ): Expression | undefined {
    const compiled = compileExpression(text);
    if ('problem' in compiled) {
      this.#reading.report(value, `${key}: ${compiled.problem}.`);
      return undefined;
    }
    const isOpen = types.length > 0 || kinds.length === 0;
    const wrong = isOpen ? undefined : unknownAttributes(compiled.expression.ast, kinds)[0];
    if (wrong === undefined) return compiled.expression;
    this.#reading.report(value, `${key}: ${wrong}`);
    return undefined;
  }

  #message(
    entry: MapEntry | undefined,
    kinds: readonly Kind[],
    types: readonly string[],
  ): Message | undefined {
    const text = this.#reading.text(entry);
    if (text === undefined || entry === undefined) return undefined;
    return text.split(/\{([^{}]*)\}/).flatMap((part, index): Message => {
      if (index % 2 === 0) return part === '' ? [] : [part];
      const expression = this.#compiled(part, entry, kinds, types);
      return expression === undefined ? [] : [expression];
    });
  }

  #practicesOf(node: DocumentNode, entries: Entries): readonly (readonly [string, PracticeStrength])[] {
    const one = entries.get('practice');
    const several = entries.get('practices');
    if (one === undefined && several === undefined) {
      this.#reading.report(node, 'a check needs the practice it speaks to, such as practice: SEC08-BP02.');
      return [];
    }
    const named = this.#placedTexts(one).flatMap(({ text, node: at }) =>
      this.#practice(text, at, 'supports'),
    );
    const weighed = several === undefined ? [] : this.#reading.entries(several.value, 'practices');
    return [
      ...named,
      ...weighed.flatMap((entry) => {
        const strength = this.#reading.oneOf(entry.value, STRENGTHS, entry.key);
        return strength === undefined ? [] : this.#practice(entry.key, entry.value, strength);
      }),
    ];
  }

  #practice(
    name: string,
    at: DocumentNode,
    strength: PracticeStrength,
  ): readonly (readonly [string, PracticeStrength])[] {
    const { practices } = this.#known;
    if (practices.includes(name) || isOfAnotherLens(name, practices)) return [[name, strength]];
    const nearest = suggestion(name, practices);
    const advice = nearest.startsWith('did') ? nearest : 'expected an id such as SEC08-BP02.';
    this.#reading.report(at, `there is no practice ${quoted(name)}; ${advice}`);
    return [];
  }

  #examples(entry: MapEntry | undefined): OwnCheck['examples'] {
    if (entry === undefined) return {};
    const languages = this.#reading.map(entry.value, LANGUAGES, 'examples');
    return Object.fromEntries(
      [...languages].map(([language, { value }]) => {
        const snippets = Array.from(
          this.#reading.map(value, VERDICTS, language),
          ([verdict, snippet]) => [verdict, this.#reading.text(snippet) ?? ''] as const,
        );
        return [language, Object.fromEntries(snippets)];
      }),
    );
  }
}

/** `lens/question/choice` of a lens that takes no part in this review. */
function isOfAnotherLens(name: string, practices: readonly string[]): boolean {
  const [lens = '', ...rest] = name.split('/');
  return rest.length === 2 && !practices.some((practice) => practice.startsWith(`${lens}/`));
}
