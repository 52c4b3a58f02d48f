import type { WellArchitected } from '@aws-sdk/client-wellarchitected';

/** The other end: AWS's own Well-Architected Tool, or a server that speaks its API. Whoever starts a command makes it. */
export type Tool = WellArchitected;

/** Requests that are under way at once. The tool throttles at a few a second. */
const AT_ONCE = 4;

/** Every item of a list, page by page. */
export async function allPages<Page extends { NextToken?: string | undefined }, Item>(
  page: (token: { NextToken?: string }) => Promise<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let token: { NextToken?: string } = {};
  for (;;) {
    const answer = await page(token);
    items.push(...(itemsOf(answer) ?? []));
    if (answer.NextToken === undefined) return items;
    token = { NextToken: answer.NextToken };
  }
}

/** The same for each item, a few at a time, in order. */
export async function forEachOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Map<number, Result>();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++)
      results.set(index, await work(items[index] as Item));
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return items.map((_, index) => results.get(index) as Result);
}
