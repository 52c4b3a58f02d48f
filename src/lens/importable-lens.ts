import type { DocumentNode, MapNode } from '../document/document.ts';
import { valueAt } from '../document/document.ts';
import { type Json, nodeToJson } from '../document/node-to-json.ts';
import { renderCondition } from './condition.ts';
import type { Condition } from './lens.ts';
import { parseCondition, parseSpokenCondition } from './parse-condition.ts';
import { isShortRisk, riskNamed } from './parse-risk-rules.ts';

/** A lens as plain data that AWS can import, and what had to change for it. */
export interface ImportableLens {
  readonly data: Json;
  /** A sentence each, in the order of the file. */
  readonly changes: readonly string[];
  /** Question and choice ids that changed: `obs-01/obs-01-a` → `obs_01/obs_01_a`. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * A lens in the dialect that only Hexastyle reads, as AWS reads it: ids without hyphens, conditions in symbols, risks in full,
 * the default that was meant. Everything else stays as it is, right or wrong.
 */
export function importableLens(root: DocumentNode): ImportableLens {
  const writing = new Importable();
  return { data: writing.lens(root), changes: writing.changes, renamed: writing.renamed };
}

type MutableJson = Record<string, Json>;

class Importable {
  readonly changes: string[] = [];
  readonly renamed = new Map<string, string>();
  readonly #questionIds = new Set<string>();

  lens(root: DocumentNode): Json {
    for (const pillar of itemsOf(root, 'pillars'))
      collectIds(itemsOf(pillar, 'questions'), this.#questionIds);
    const pillars = itemsOf(root, 'pillars');
    const taken = new Set<string>();
    collectIds(pillars, taken);
    return this.#with(root, 'pillars', (pillar) => {
      const changed = this.#with(pillar, 'questions', (question) => this.#question(question));
      this.#renameId(changed, 'pillar', taken);
      return changed;
    });
  }

  #question(node: DocumentNode): Json {
    const before = idOf(node) ?? '';
    const choices = itemsOf(node, 'choices');
    const taken = new Set<string>();
    collectIds(choices, taken);
    const ids = new Map<string, string>();
    const question = this.#with(node, 'choices', (choice) => {
      const changed = nodeToJson(choice);
      const id = idOf(choice);
      const now = this.#renameId(changed, 'choice', taken);
      if (id !== undefined && now !== undefined) ids.set(id, now);
      return changed;
    });
    const after = this.#renameId(question, 'question', this.#questionIds) ?? before;
    for (const [id, now] of ids) {
      if (before !== after || id !== now) this.renamed.set(`${before}/${id}`, `${after}/${now}`);
    }
    const object = objectOf(question);
    if (object !== undefined) this.#rules(node, object, after, ids);
    return question;
  }

  #rules(node: DocumentNode, question: MutableJson, name: string, ids: ReadonlyMap<string, string>): void {
    const rules = itemsOf(node, 'riskRules');
    if (rules.length === 0) return;
    let isDialect = false;
    let hasDefault = false;
    const written = rules.map((rule) => {
      const data = objectOf(nodeToJson(rule));
      if (data === undefined) return nodeToJson(rule);
      const { condition, risk } = data;
      if (typeof condition === 'string') {
        const read = this.#condition(condition, name, ids);
        data['condition'] = read.text;
        isDialect ||= read.isSpoken;
        hasDefault ||= read.text.trim() === 'default';
      }
      const meant = typeof risk === 'string' && isShortRisk(risk) ? riskNamed(risk) : undefined;
      if (meant !== undefined) {
        this.changes.push(`${name}: the risk ${String(risk)} is written ${meant}.`);
        data['risk'] = meant;
        isDialect = true;
      }
      return data;
    });
    question['riskRules'] = written;
    if (!isDialect || hasDefault) return;
    const hasNoRisk = written.some((rule) => objectOf(rule)?.['risk'] === 'NO_RISK');
    if (hasNoRisk) {
      this.changes.push(
        `${name}: has no default, and cannot have a second rule for NO_RISK. Make its NO_RISK rule the default.`,
      );
      return;
    }
    question['riskRules'] = [...written, { condition: 'default', risk: 'NO_RISK' }];
    this.changes.push(
      `${name}: where no rule matches, the risk is NO_RISK; that is now written as the default.`,
    );
  }

  #condition(
    text: string,
    name: string,
    ids: ReadonlyMap<string, string>,
  ): { readonly text: string; readonly isSpoken: boolean } {
    const written = parseCondition(text);
    const spoken = 'condition' in written ? written : parseSpokenCondition(text);
    if (!('condition' in spoken)) return { text, isSpoken: false };
    const isSpoken = spoken !== written;
    const isRenamed = [...ids].some(([id, now]) => id !== now);
    if (!isSpoken && !isRenamed) return { text, isSpoken };
    const now = renderCondition(renamedIn(spoken.condition, ids));
    if (isSpoken) this.changes.push(`${name}: the condition "${text}" is written "${now}".`);
    return { text: now, isSpoken };
  }

  /** The id after hyphens became underscores, written into the object. */
  #renameId(data: Json, owner: string, taken: Set<string>): string | undefined {
    const object = objectOf(data);
    const id = object?.['id'];
    if (object === undefined || typeof id !== 'string') return undefined;
    if (!/^[\w-]+$/.test(id) || !id.includes('-')) return id;
    let now = id.replaceAll('-', '_');
    for (let number = 2; taken.has(now); number += 1) now = `${id.replaceAll('-', '_')}_${number}`;
    taken.add(now);
    object['id'] = now;
    this.changes.push(`The ${owner} ${id} has the id ${now}.`);
    return now;
  }

  /** An object as data, with the items of one of its lists made anew. */
  #with(node: DocumentNode, key: string, make: (item: DocumentNode) => Json): Json {
    const list = valueAt(node, key);
    if (node.type !== 'map' || list?.type !== 'list') return nodeToJson(node);
    const bare: MapNode = { ...node, entries: node.entries.filter((entry) => entry.key !== key) };
    const plain = nodeToJson(bare) as MutableJson;
    const data = Object.create(null) as MutableJson;
    for (const entry of node.entries) {
      data[entry.key] = entry.key === key ? list.items.map(make) : plain[entry.key]!;
    }
    return data;
  }
}

function renamedIn(condition: Condition, ids: ReadonlyMap<string, string>): Condition {
  switch (condition.op) {
    case 'default':
      return condition;
    case 'choice':
      return { op: 'choice', id: ids.get(condition.id) ?? condition.id };
    case 'not':
      return { op: 'not', operand: renamedIn(condition.operand, ids) };
    case 'and':
    case 'or':
      return { op: condition.op, operands: condition.operands.map((operand) => renamedIn(operand, ids)) };
  }
}

/** The same object, open for changes; undefined for other data. */
function objectOf(data: Json): MutableJson | undefined {
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data);
  return isObject ? (data as MutableJson) : undefined;
}

function itemsOf(node: DocumentNode, key: string): readonly DocumentNode[] {
  const list = valueAt(node, key);
  return list?.type === 'list' ? list.items : [];
}

function idOf(node: DocumentNode): string | undefined {
  const id = valueAt(node, 'id');
  return id?.type === 'scalar' && typeof id.value === 'string' ? id.value : undefined;
}

function collectIds(nodes: readonly DocumentNode[], ids: Set<string>): void {
  for (const node of nodes) {
    const id = idOf(node);
    if (id !== undefined) ids.add(id);
  }
}
