/** Lines around a change that show where it is. */
const CONTEXT = 3;
/** The shortest way is looked for so many changed lines ahead. */
const MOST_CHANGES = 100;

export type DiffLine = {
  readonly sort: 'file' | 'place' | 'kept' | 'removed' | 'added' | 'remark';
  /** As it stands in the diff, with its sign. */
  readonly text: string;
};

interface Step {
  readonly sort: 'kept' | 'removed' | 'added';
  readonly line: string;
}

/** How one text becomes another, line by line, as `diff -u` writes it. Nothing where they are the same. */
export function unifiedDiff(path: string, before: string, after: string): readonly DiffLine[] {
  if (before === after) return [];
  const steps = stepsBetween(linesOf(before), linesOf(after));
  const lines: DiffLine[] = [
    { sort: 'file', text: `--- a/${path}` },
    { sort: 'file', text: `+++ b/${path}` },
  ];
  for (const { from, to } of hunksOf(steps)) lines.push(...hunkLines(steps, from, to));
  return lines;
}

/** Each line with what ends it, so that a missing last newline is a difference. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function stepsBetween(before: readonly string[], after: readonly string[]): readonly Step[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const kept = (line: string): Step => ({ sort: 'kept', line });
  return [
    ...before.slice(0, start).map(kept),
    ...shortWay(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(kept),
  ];
}

/** A short way from one list to the other; the shortest within stretches of so many changes. */
function shortWay(before: readonly string[], after: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  for (let x = 0, y = 0; x < before.length || y < after.length; ) {
    const stretch = shortestStretch(before.slice(x), after.slice(y));
    for (const step of stretch) {
      steps.push(step);
      if (step.sort !== 'added') x += 1;
      if (step.sort !== 'removed') y += 1;
    }
  }
  return steps;
}

/** Myers's greedy algorithm: for each number of changes, how far each diagonal gets. */
function shortestStretch(before: readonly string[], after: readonly string[]): readonly Step[] {
  const trace: ReadonlyMap<number, number>[] = [];
  const reach = new Map<number, number>([[1, 0]]);
  for (let changes = 0; changes <= MOST_CHANGES; changes += 1) {
    trace.push(new Map(reach));
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = isDown(reach, diagonal, changes)
        ? (reach.get(diagonal + 1) ?? 0)
        : (reach.get(diagonal - 1) ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      reach.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length)
        return wayBack(before, after, trace, { x: before.length, y: after.length });
    }
  }
  return wayBack(before, after, trace, furthest(reach, before.length, after.length));
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function furthest(reach: ReadonlyMap<number, number>, width: number, height: number): Point {
  let best = { x: 0, y: 0 };
  for (const [diagonal, x] of reach) {
    const y = x - diagonal;
    const isOnTrace = Math.abs(diagonal) % 2 === MOST_CHANGES % 2;
    if (isOnTrace && x <= width && y <= height && x + y > best.x + best.y) best = { x, y };
  }
  return best;
}

function isDown(reach: ReadonlyMap<number, number>, diagonal: number, changes: number): boolean {
  if (diagonal === -changes) return true;
  return diagonal !== changes && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1);
}

function wayBack(
  before: readonly string[],
  after: readonly string[],
  trace: readonly ReadonlyMap<number, number>[],
  end: Point,
): readonly Step[] {
  const steps: Step[] = [];
  let { x, y } = end;
  for (let changes = trace.length - 1; changes >= 0; changes -= 1) {
    const reach = trace[changes] ?? new Map<number, number>();
    const diagonal = x - y;
    const isAdded = isDown(reach, diagonal, changes);
    const from = isAdded ? diagonal + 1 : diagonal - 1;
    const fromX = changes === 0 ? 0 : (reach.get(from) ?? 0);
    const fromY = changes === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      steps.push({ sort: 'kept', line: before[x] ?? '' });
    }
    if (changes === 0) break;
    if (isAdded) steps.push({ sort: 'added', line: after[--y] ?? '' });
    else steps.push({ sort: 'removed', line: before[--x] ?? '' });
  }
  return steps.toReversed();
}

function hunksOf(steps: readonly Step[]): readonly { readonly from: number; readonly to: number }[] {
  const hunks: { from: number; to: number }[] = [];
  steps.forEach(({ sort }, index) => {
    if (sort === 'kept') return;
    const from = Math.max(0, index - CONTEXT);
    const to = Math.min(steps.length, index + CONTEXT + 1);
    const last = hunks.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  });
  return hunks;
}

function hunkLines(steps: readonly Step[], from: number, to: number): readonly DiffLine[] {
  const ahead = steps.slice(0, from);
  const hunk = steps.slice(from, to);
  const count = (part: readonly Step[], without: Step['sort']) =>
    part.filter(({ sort }) => sort !== without).length;
  const range = (without: Step['sort']) => {
    const length = count(hunk, without);
    return `${count(ahead, without) + (length === 0 ? 0 : 1)},${length}`;
  };
  const signs = { kept: ' ', removed: '-', added: '+' } as const;
  return [
    { sort: 'place', text: `@@ -${range('added')} +${range('removed')} @@` },
    ...hunk.flatMap(({ sort, line }): readonly DiffLine[] => [
      { sort, text: signs[sort] + line.replace(/\r?\n$/, '') },
      ...(line.endsWith('\n') ? [] : [{ sort: 'remark', text: '\\ No newline at end of file' } as const]),
    ]),
  ];
}
