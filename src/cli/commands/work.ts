import { databaseUrl, type DataOptions, dataFolder, openStore, sealOf } from '../data-folder.ts';
import { loadData } from '../load-data.ts';
import { sayOnStderr } from '../say.ts';
import { type CodeOptions, serverServices } from '../server-services.ts';
import { UsageError } from '../usage-error.ts';

/** Takes up reviews for the servers on the same database, until it is told to stop. */
export async function workCommand(options: DataOptions & CodeOptions): Promise<void> {
  if (databaseUrl() === undefined)
    throw new UsageError('a worker needs the PostgreSQL database that its servers use, in DATABASE_URL', [
      'With the embedded database hexastyle serve does all the work itself.',
    ]);
  if (options.reviewsAtOnce === '0')
    throw new UsageError('--reviews-at-once 0 leaves a worker nothing to do');
  const folder = dataFolder(options);
  const store = await openStore(folder);
  const { reviewQueue } = await serverServices({ store, seal: sealOf(folder), folder }, loadData(), options);
  await reviewQueue.start();
  sayOnStderr([
    'Hexastyle waits for reviews to do.',
    `Uploads are looked for in ${folder}: it must be the folder that the servers use.`,
  ]);
  const stop = async (): Promise<void> => {
    await reviewQueue.stop();
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}
