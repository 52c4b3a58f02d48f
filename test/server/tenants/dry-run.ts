import type { Store } from '../../../src/store/store.ts';

/** Does something with a server whose writes are all taken back after they were made. */
export async function dryRun<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const { write } = store;
  store.write = async <Output>(change: (db: Store['db']) => Promise<Output>) => {
    let made: { readonly output: Output } | undefined;
    await write
      .call(store, async (db) => {
        made = { output: await change(db) };
        throw TAKEN_BACK;
      })
      .catch((error: unknown) => {
        if (error !== TAKEN_BACK) throw error;
      });
    return made!.output;
  };
  try {
    return await work();
  } finally {
    store.write = write;
  }
}

const TAKEN_BACK = new Error('taken back');
