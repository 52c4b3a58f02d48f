const decoder = new TextDecoder('utf-8', { fatal: true });

/** Whether bytes are UTF-8 text. */
export function isWellFormedUtf8(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
