/** Names in a data folder, and in a backup of one. */
export const DATABASE_FILE = 'hexastyle.db';
export const SEAL_KEY_FILE = 'seal.key';
export const UPLOADS_FOLDER = 'uploads';
