import type { DataClass } from '../architecture/index.ts';

/** How data of a class has to be encrypted. */
export interface EncryptionDemand {
  /** How messages name the class at the beginning of a sentence, in the plural. */
  readonly words: string;
  /** `own`: a key that the customer manages; `any`: one that AWS manages will do. */
  readonly key: 'own' | 'any';
  /** Whether the key has to be renewed by itself. */
  readonly rotation: boolean;
  /** The least version of TLS on the way. */
  readonly tls: '1.2' | '1.3';
}

/** The encryption decision framework of the project's seeds, row by row. */
export const ENCRYPTION_FRAMEWORK: Readonly<Record<DataClass, EncryptionDemand>> = {
  pii: { words: 'Personal data', key: 'own', rotation: true, tls: '1.3' },
  financial: { words: 'Financial data', key: 'own', rotation: false, tls: '1.3' },
  configuration: { words: 'Settings of applications', key: 'any', rotation: false, tls: '1.2' },
  logs: { words: 'Logs', key: 'any', rotation: false, tls: '1.2' },
  backups: { words: 'Backups', key: 'own', rotation: false, tls: '1.2' },
};
